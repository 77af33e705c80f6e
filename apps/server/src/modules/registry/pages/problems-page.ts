import { html } from 'hono/html';
import { PROBLEMS } from '../registry-error.ts';
import type { Html, Page } from './page.ts';

/** Every code with its meaning: the `type` of problem details points here. */
export function problemsPage({ t, language }: Page): Html {
  return html`<h1>${t('problems.title')}</h1>
<p class="lead">${t('problems.lead')}</p>
<section>
<table class="stack">
<thead><tr><th scope="col">${t('problems.code')}</th><th class="number" scope="col">${t('problems.status')}</th><th scope="col">${t('problems.meaning')}</th></tr></thead>
<tbody>
${Object.entries(PROBLEMS).map(
  ([code, { status, title }]) =>
    html`<tr id="${code}"><td><code>${code}</code></td><td class="number" data-label="${t('problems.status')}">${status}</td><td${language === 'en' ? '' : html` lang="en"`}>${title}</td></tr>`,
)}
</tbody>
</table>
</section>`;
}

import { html } from 'hono/html';
import { PROBLEMS, type RegistryErrorCode } from '../registry-error.ts';
import type { Html, Page } from './page.ts';
import { stateBlock } from './parts.ts';

/** Why a page cannot be shown; what the code means is in English, as for programs. `id` is that of an unexpected error. */
export function errorPage(
  { t, link }: Page,
  problem: { code: RegistryErrorCode; message: string; id: string | null },
): Html {
  const { code, message, id } = problem;
  return html`<h1>${t('error.title')}</h1>
<div lang="en">${stateBlock('fail', PROBLEMS[code].title, message === '' ? [] : [message])}</div>
<p class="text quiet">${t('error.code', { code })}</p>
${id === null ? '' : html`<p class="text quiet">${t('error.id', { id })}</p>`}
<p class="buttons"><a class="button" href="${link('/')}">${t('error.home')}</a></p>`;
}

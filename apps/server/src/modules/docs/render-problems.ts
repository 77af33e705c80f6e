import { html } from 'hono/html';
import { PROBLEM_SECTIONS } from '../../http/index.ts';
import { type Html, renderPage } from './page.ts';

type Listed = { code: string; meaning: string; action: string };

/** All codes by area, for who looks around. */
export function renderProblemIndex(): Html {
  const sections = PROBLEM_SECTIONS.map(({ title, problems }) => ({ title, problems: listProblems(problems) }));
  return renderPage({
    title: 'Problems',
    header: html`<h1>Problems</h1>
<p>What the API answers instead of a success (RFC 9457), by its stable <code>code</code>. <a href="/docs">All operations</a>.</p>
<nav aria-label="Areas"><ul>
${sections.map(({ title }) => html`<li><a href="#${anchorOf(title)}">${title}</a></li>`)}
</ul></nav>`,
    main: html`${sections.map(
      ({ title, problems }) => html`<section aria-labelledby="${anchorOf(title)}">
<h2 id="${anchorOf(title)}">${title}</h2>
<dl>
${problems.map(({ code, meaning }) => html`<dt><a href="/docs/problems/${code}"><code>${code}</code></a></dt><dd>${meaning}</dd>`)}
</dl>
</section>`,
    )}`,
  });
}

/** The page that the `type` of a problem names; null when there is no such code. */
export function renderProblem(code: string): Html | null {
  const problem = PROBLEM_SECTIONS.flatMap(({ problems }) => listProblems(problems)).find((one) => one.code === code);
  if (problem === undefined) return null;
  return renderPage({
    title: `Problem ${code}`,
    header: html`<h1><code>${code}</code></h1>
<p><a href="/docs/problems">All problems</a></p>`,
    main: html`<section aria-labelledby="meaning">
<h2 id="meaning">What happened</h2>
<p>${problem.meaning}</p>
</section>
<section aria-labelledby="action">
<h2 id="action">What to do</h2>
<p>${problem.action}</p>
</section>`,
  });
}

function listProblems(problems: Readonly<Record<string, { meaning: string; action: string }>>): Listed[] {
  return Object.entries(problems)
    .map(([code, text]) => ({ code, ...text }))
    .sort((a, b) => a.code.localeCompare(b.code));
}

function anchorOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

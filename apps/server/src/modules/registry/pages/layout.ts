import { BOUNDARY } from '@attestlayer/kit';
import { html } from 'hono/html';
import type { RegistryView } from '../core/registry-view.ts';
import type { MessageKey } from './messages.en.ts';
import { LANGUAGES } from './messages.ts';
import type { Html, Page } from './page.ts';

/** The pages of the menu, by path. */
const MENU = [
  ['/', 'nav.home'],
  ['/log', 'nav.log'],
  ['/checkpoints', 'nav.checkpoints'],
  ['/keys', 'nav.keys'],
  ['/monitor', 'nav.monitor'],
  ['/receipts', 'nav.receipts'],
  ['/verify', 'nav.verify'],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** A whole page. `current` is the path of the menu that it belongs to; without a view there is no log to speak of. */
export function renderPage(options: {
  page: Page;
  title: string;
  current: string;
  view: RegistryView | null;
  stylesheet: string;
  content: Html;
}): Html {
  const { page, title, current, view, stylesheet, content } = options;
  const { t, link, language } = page;
  const other = LANGUAGES.find((candidate) => candidate !== language) ?? language;
  const note = t('site.boundary.note');
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · AttestLayer ${t('site.name')}</title>
<link rel="stylesheet" href="${stylesheet}">
</head>
<body>
<a class="skip" href="#content">${t('site.skip')}</a>
<header class="masthead">
<p class="brand"><a href="${link('/')}">AttestLayer</a><span>${t('site.name')}</span></p>
<nav aria-label="${t('site.nav')}"><ul class="links">
${MENU.map(([path, key]) => html`<li><a href="${link(path)}"${path === current ? html` aria-current="page"` : ''}>${t(key)}</a></li>`)}
</ul></nav>
</header>
<main id="content">
${content}
</main>
<footer class="footer">
<p>${t('site.boundary')}</p>
<p${language === 'en' ? '' : html` lang="en"`}>${BOUNDARY}</p>
${note === '' ? '' : html`<p>${note}</p>`}
${view === null ? '' : html`<p>${t('site.state', { size: page.number(view.size), origin: view.origin })}</p>`}
<ul class="links">
<li><a href="${page.inLanguage(other)}" hreflang="${other}" lang="${other}">${t('site.other.language')}</a></li>
<li><a href="${page.file('/v1/checkpoints/latest.json')}">${t('site.json')}</a></li>
<li><a href="${link('/problems')}">${t('site.problems')}</a></li>
</ul>
</footer>
</body>
</html>
`;
}

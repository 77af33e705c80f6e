import type { IndexedEntry } from '@attestlayer/log';
import { html } from 'hono/html';
import { readEntry } from '../core/lookup-index.ts';
import type { RegistryView } from '../core/registry-view.ts';
import { kindKey, subjectOf } from './describe-entry.ts';
import type { Html, Page } from './page.ts';

const ENTRIES_A_PAGE = 50;

/** Entries, newest first, those below `before`. */
export async function logPage(page: Page, view: RegistryView, before: number): Promise<Html> {
  const { t, link, number } = page;
  const end = Math.min(before, view.size);
  const start = Math.max(0, end - ENTRIES_A_PAGE);
  const entries = (await readEntries(view, start, end)).toReversed();
  const head = html`<h1>${t('log.title')}</h1><p class="lead">${t('log.lead')}</p>`;
  if (entries.length === 0) return html`${head}<p class="text">${t('log.empty')}</p>`;
  const newer = end + ENTRIES_A_PAGE;
  return html`${head}
<form class="form" action="${link('/log')}" method="get">
<label for="index">${t('log.jump')}</label>
<div class="field"><input class="short" id="index" name="index" inputmode="numeric" pattern="[0-9]{1,16}" required autocomplete="off"><input type="hidden" name="lang" value="${page.language}"><button>${t('log.jump.button')}</button></div>
</form>
<section>
<h2>${t('log.range', { first: number(start), last: number(end - 1), size: number(view.size) })}</h2>
<table class="stack">
<thead><tr><th class="number" scope="col">${t('log.index')}</th><th scope="col">${t('log.kind')}</th><th scope="col">${t('log.subject')}</th></tr></thead>
<tbody>
${entries.map(({ index, bytes }) => {
  const entry = readEntry(bytes);
  return html`<tr><td class="number" data-label="${t('log.index')}"><a href="${link(`/log/${index}`)}">${number(index)}</a></td><td class="kind">${t(kindKey(entry))}</td><td class="mono">${subjectOf(page, entry)}</td></tr>`;
})}
</tbody>
</table>
<div class="pager">
${end < view.size ? html`<a class="button" rel="prev" href="${newer >= view.size ? link('/log') : link('/log', { before: newer })}">${t('log.newer')}</a>` : html`<span></span>`}
${start > 0 ? html`<a class="button" rel="next" href="${link('/log', { before: start })}">${t('log.older')}</a>` : ''}
</div>
</section>`;
}

async function readEntries({ reader }: RegistryView, start: number, end: number): Promise<IndexedEntry[]> {
  const entries: IndexedEntry[] = [];
  for await (const entry of reader.entries(start, end)) entries.push(entry);
  return entries;
}

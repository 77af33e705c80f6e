import { html } from 'hono/html';
import type { SeenCheckpoint } from '../core/observations.ts';
import type { RegistryView } from '../core/registry-view.ts';
import { type Html, type Page, toMs } from './page.ts';
import { fact, hash, receiptForm, stateBlock, witnessingBlock } from './parts.ts';

/** What the registry is, what it shows and what not, and whom one has to trust. */
export function homePage(page: Page, view: RegistryView, newest: SeenCheckpoint | undefined): Html {
  const { t, number, moment, day, age, nowMs } = page;
  const { root: trust, fingerprint } = view.trust.latest;
  const isExpired = toMs(trust.expires) <= nowMs;
  const expires = day(toMs(trust.expires));
  const log = trust.logs.find(({ origin }) => origin === view.origin);
  const { threshold, keys } = trust.roots;
  const hasGrown = view.size > 0 && newest !== undefined;
  return html`<h1>${t('home.title')}</h1>
<p class="lead">${t('home.lead')}</p>
${receiptForm(page)}
<dl class="figures">
<div><dt>${t('home.entries')}</dt><dd class="numbers">${number(view.size)}<small>${view.origin}</small></dd></div>
<div><dt>${t('home.newest')}</dt><dd>${hasGrown ? t('home.newest.value', { age: age(newest.seenAtMs) }) : t('home.newest.none')}<small>${hasGrown ? moment(newest.seenAtMs) : ''} ${hasGrown ? html`<br>${t('home.newest.seen')}` : ''}</small></dd></div>
<div><dt>${t('home.trust.version')}</dt><dd>${t('home.trust.version.value', { version: trust.version })}<small>${isExpired ? t('home.trust.expired', { date: expires }) : t('home.trust.expires', { date: expires })}</small></dd></div>
</dl>
<section>
<h2>${t('home.status')}</h2>
${witnessingBlock(page, view)}
${isExpired ? stateBlock('fail', t('home.trust.expired', { date: expires }), [t('status.trust.expired')]) : ''}
<dl class="facts">
${fact(
  t('status.roots'),
  t('status.roots.value', { threshold, count: keys.length }),
  ...(threshold === 1 ? [html`<span class="quiet">${t('status.roots.one')}</span>`] : []),
)}
${fact(
  t('status.log'),
  hash(view.logKey.vkey),
  ...(log?.final == null ? [] : [t('status.log.frozen', { size: number(log.final.size) })]),
)}
${fact(t('status.trust'), t('status.trust.value', { version: trust.version, created: day(toMs(trust.created_at)), expires }))}
${fact(t('status.fingerprint'), hash(fingerprint))}
</dl>
</section>
<section class="columns">
<div><h2>${t('home.shows')}</h2><ul>
${(['home.shows.1', 'home.shows.2', 'home.shows.3'] as const).map((key) => html`<li>${t(key)}</li>`)}
</ul></div>
<div><h2>${t('home.shows.not')}</h2><ul>
${(['home.shows.not.1', 'home.shows.not.2', 'home.shows.not.3', 'home.shows.not.4'] as const).map((key) => html`<li>${t(key)}</li>`)}
</ul></div>
</section>`;
}

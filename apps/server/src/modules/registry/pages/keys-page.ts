import type { IssuerKey, LogEntry } from '@attestlayer/kit';
import { readPublicKey } from '@attestlayer/signature';
import { html } from 'hono/html';
import type { RegistryView } from '../core/registry-view.ts';
import { kindKey, subjectOf } from './describe-entry.ts';
import { type Html, type Page, toMs } from './page.ts';
import { hash, type Tone } from './parts.ts';
import { describeChanges } from './trust-changes.ts';

/** A key event of the log. */
export type KeyEvent = { index: number; entry: LogEntry };

const STATE_TONES: Readonly<Record<IssuerKey['state'], Tone>> = {
  active: 'pass',
  retired: 'other',
  compromised: 'fail',
  unknown: 'fail',
};

/** Issuer keys and their windows, logs, roots, and every version of the trust root. */
export function keysPage(page: Page, view: RegistryView, events: readonly KeyEvent[]): Html {
  const { t, number, link } = page;
  const { root: trust } = view.trust.latest;
  return html`<h1>${t('keys.title')}</h1>
<p class="lead">${t('keys.lead')}</p>
<section>
<h2>${t('keys.issuers')}</h2>
${trust.issuers.map((issuer) => issuerKeys(page, issuer))}
${trust.issuers.some(({ keys }) => keys.length > 0) ? '' : html`<p class="text">${t('keys.issuers.none')}</p>`}
</section>
<section>
<h2>${t('keys.events')}</h2>
${
  events.length === 0
    ? html`<p class="text quiet">${t('keys.events.none')}</p>`
    : html`<table class="stack">
<thead><tr><th class="number" scope="col">${t('log.index')}</th><th scope="col">${t('log.kind')}</th><th scope="col">${t('log.subject')}</th></tr></thead>
<tbody>${events.map(
        ({ index, entry }) =>
          html`<tr><td class="number" data-label="${t('log.index')}"><a href="${link(`/log/${index}`)}">${number(index)}</a></td><td class="kind">${t(kindKey(entry))}</td><td class="mono">${subjectOf(page, entry)}</td></tr>`,
      )}</tbody>
</table>`
}
</section>
<section>
<h2>${t('keys.logs')}</h2>
<table class="stack">
<thead><tr><th scope="col">${t('keys.key')}</th><th scope="col">${t('keys.state')}</th></tr></thead>
<tbody>${trust.logs.map(
    ({ vkey, final }) =>
      html`<tr><td>${hash(vkey)}</td><td>${final === null ? t('keys.logs.active') : t('keys.logs.frozen', { size: number(final.size) })}</td></tr>`,
  )}</tbody>
</table>
</section>
<section>
<h2>${t('keys.roots')}</h2>
<p class="text">${trust.roots.threshold === 1 ? t('status.roots.one') : t('keys.roots.text', { threshold: trust.roots.threshold, count: trust.roots.keys.length })}</p>
<ul class="points">${trust.roots.keys.map((jwk) => html`<li>${hash(readPublicKey(jwk).kid)}</li>`)}</ul>
</section>
<section>
<h2>${t('keys.tsas')}</h2>
${trust.tsas.length === 0 ? html`<p class="text">${t('keys.tsas.none')}</p>` : html`<ul class="points">${trust.tsas.map(({ name }) => html`<li>${name}</li>`)}</ul>`}
</section>
<section>
<h2>${t('keys.versions')}</h2>
<p class="text">${t('keys.versions.text')}</p>
<dl class="facts">
${versionRows(page, view)}
</dl>
</section>`;
}

function issuerKeys(
  { t, number }: Page,
  { id, name, keys }: RegistryView['trust']['latest']['root']['issuers'][number],
): Html {
  return html`<h3 class="text">${name} <span class="quiet mono">${id}</span></h3>
<table class="stack">
<thead><tr><th scope="col">${t('keys.key')}</th><th scope="col">${t('keys.state')}</th><th scope="col">${t('keys.window')}</th></tr></thead>
<tbody>
${keys.map(({ kid, state, active_from_index, last_valid_index }) => {
  const from = number(active_from_index);
  const window =
    state === 'unknown'
      ? t('keys.window.none')
      : last_valid_index === null
        ? t('keys.window.open', { from })
        : t('keys.window.closed', { from, until: number(last_valid_index) });
  return html`<tr><td>${hash(kid)}</td><td data-label="${t('keys.state')}"><span class="state" data-tone="${STATE_TONES[state]}">${t(`keys.state.${state}`)}</span></td><td class="numbers" data-label="${t('keys.window')}">${window}</td></tr>`;
})}
</tbody>
</table>`;
}

function versionRows({ t, day, file }: Page, { trust: { versions } }: RegistryView): Html[] {
  return versions
    .map(({ root, fingerprint }, position) => {
      const before = versions[position - 1];
      const changes = before === undefined ? [] : describeChanges(t, before.root, root);
      const nothing = before === undefined ? t('keys.version.first') : t('keys.version.same');
      const dates = { created: day(toMs(root.created_at)), expires: day(toMs(root.expires)) };
      return html`<div><dt>${t('keys.version', { version: root.version })}</dt><dd>
<p>${hash(fingerprint)}</p>
<p class="quiet">${t('keys.version.dates', dates)} · <a href="${file(`/v1/trust/trust.${root.version}.json`)}">trust.${root.version}.json</a></p>
${changes.length === 0 ? html`<p>${nothing}</p>` : html`<ul class="points">${changes.map((change) => html`<li>${change}</li>`)}</ul>`}
</dd></div>`;
    })
    .toReversed();
}

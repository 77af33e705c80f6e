import { decodeUtf8, encodeHex } from '@attestlayer/encoding';
import { witnessPolicyText } from '@attestlayer/kit';
import { parseCheckpoint, parseNote } from '@attestlayer/tlog';
import { html } from 'hono/html';
import type { SeenCheckpoint } from '../core/observations.ts';
import type { RegistryView } from '../core/registry-view.ts';
import type { Html, Page } from './page.ts';
import { command, fact, hash, witnessingBlock } from './parts.ts';

/** The latest checkpoint, who cosigned it, and those that were seen before. */
export function checkpointsPage(
  page: Page,
  view: RegistryView,
  seen: readonly SeenCheckpoint[],
  publicUrl: string,
): Html {
  const { t, number, moment, file } = page;
  return html`<h1>${t('checkpoints.title')}</h1>
<p class="lead">${t('checkpoints.lead')}</p>
<section>
<h2>${t('checkpoints.latest')}</h2>
${command(decodeUtf8(view.note))}
<dl class="facts">
${fact(t('checkpoints.size'), number(view.size))}
${fact(t('checkpoints.root'), hash(encodeHex(view.root)))}
${fact(t('entry.files'), html`<a href="${file('/checkpoint')}">checkpoint</a>`, html`<a href="${file('/v1/checkpoints/latest.json')}">latest.json</a>`)}
</dl>
</section>
<section>
<h2>${t('checkpoints.cosigners')}</h2>
${witnessingBlock(page, view)}
${view.policy.witnesses.length === 0 ? html`<p class="text quiet">${t('checkpoints.cosigners.none')}</p>` : witnessTable(page, view)}
<h3 class="text">${t('checkpoints.policy')}</h3>
${command(witnessPolicyText(view.trust.latest.root))}
</section>
<section>
<h2>${t('checkpoints.compare')}</h2>
<p class="text">${t('checkpoints.compare.text')}</p>
${command(`curl -sSf '${publicUrl}/v1/proofs/consistency?from=${Math.max(0, view.size - 1)}&to=${view.size}'`)}
</section>
<section>
<h2>${t('checkpoints.earlier')}</h2>
<p class="text quiet">${t('checkpoints.earlier.text')}</p>
<table class="stack">
<thead><tr><th class="number" scope="col">${t('checkpoints.size')}</th><th scope="col">${t('checkpoints.seen')}</th><th scope="col">${t('checkpoints.root')}</th></tr></thead>
<tbody>
${seen.map(
  ({ size, seenAtMs, note }) =>
    html`<tr><td class="number" data-label="${t('checkpoints.size')}">${number(size)}</td><td data-label="${t('checkpoints.seen')}">${moment(seenAtMs)}</td><td>${hash(rootOf(note))}</td></tr>`,
)}
</tbody>
</table>
</section>`;
}

function witnessTable({ t, moment }: Page, { policy, cosigners }: RegistryView): Html {
  return html`<table class="stack">
<thead><tr><th scope="col">${t('checkpoints.witness')}</th><th scope="col">${t('keys.key')}</th><th scope="col">${t('checkpoints.cosigned')}</th></tr></thead>
<tbody>
${policy.witnesses.map(({ name, key }) => {
  const cosigner = cosigners.find(({ vkey }) => vkey === key.vkey);
  const cosigned =
    cosigner === undefined
      ? t('checkpoints.cosigned.no')
      : cosigner.cosignedAtMs === null
        ? t('checkpoints.cosigned.untimed')
        : t('checkpoints.cosigned.yes', { date: moment(cosigner.cosignedAtMs) });
  return html`<tr><td data-label="${t('checkpoints.witness')}">${name}</td><td>${hash(key.vkey)}</td><td data-label="${t('checkpoints.cosigned')}">${cosigned}</td></tr>`;
})}
</tbody>
</table>`;
}

function rootOf(note: Uint8Array): string {
  return encodeHex(parseCheckpoint(parseNote(note).text).root);
}

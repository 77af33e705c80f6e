import { decodeUtf8, encodeHex } from '@attestlayer/encoding';
import type { LogEntry } from '@attestlayer/kit';
import { hashLeaf } from '@attestlayer/tlog';
import { html } from 'hono/html';
import { entryCounts } from '../core/entry-standing.ts';
import { type LookupIndex, readEntry } from '../core/lookup-index.ts';
import type { RegistryView } from '../core/registry-view.ts';
import { kindKey } from './describe-entry.ts';
import type { MessageKey } from './messages.en.ts';
import type { Html, Page } from './page.ts';
import { command, fact, hash } from './parts.ts';

/** One entry, the proof that it is in the log, explained, and the commands that check it. */
export async function entryPage(
  page: Page,
  view: RegistryView,
  index: number,
  site: { lookup: LookupIndex; publicUrl: string },
): Promise<Html> {
  const { t, link, file, number } = page;
  const { reader, size } = view;
  const [bytes, proof] = await Promise.all([reader.entry(index, size), reader.inclusion(index, size)]);
  const entry = readEntry(bytes);
  const explain = t(`entry.explain.${entry?.entry ?? 'unreadable'}`);
  const counts = entry === null ? false : await entryCounts(view, site.lookup, { index, entry });
  const receipt = entry !== null && 'receipt_sha256' in entry ? entry.receipt_sha256 : null;
  return html`<h1>${t('entry.title', { index: number(index) })}</h1>
<p class="lead">${t(kindKey(entry))}. ${explain}</p>
<section>
<h2>${t('entry.content')}</h2>
${command(showBytes(bytes))}
<dl class="facts">
${entry === null ? '' : fact(t('entry.standing'), t(standingKey(entry, counts)))}
${fact(t('entry.leaf'), hash(encodeHex(hashLeaf(bytes))))}
${receipt === null ? '' : fact(t('entry.receipt.status'), html`<a href="${link('/receipts', { receipt_sha256: receipt })}">${hash(receipt)}</a>`)}
${fact(
  t('entry.files'),
  html`<a href="${file(`/v1/entries/${index}`)}">${t('entry.file.raw')}</a>`,
  html`<a href="${file('/v1/proofs/inclusion.tlog-proof')}?index=${index}">${t('entry.file.proof')}</a>`,
  html`<a href="${file('/v1/proofs/inclusion')}?index=${index}">${t('entry.file.json')}</a>`,
)}
</dl>
</section>
<section>
<h2>${t('entry.proof')}</h2>
<p class="text">${proof.length === 0 ? t('entry.proof.single') : t('entry.proof.text', { steps: proof.length })}</p>
<ol class="path">
<li><span></span><span class="quiet">${t('entry.proof.start')}</span>${hash(encodeHex(hashLeaf(bytes)))}</li>
${describePath(index, size, proof).map(
  ({ side, sibling }, step) =>
    html`<li><span class="quiet numbers">${step + 1}</span><span class="quiet">${t(`entry.proof.${side}`)}</span>${hash(sibling)}</li>`,
)}
<li><span></span><span>${t('entry.proof.end')}</span>${hash(encodeHex(view.root))}</li>
</ol>
</section>
<section>
<h2>${t('entry.check')}</h2>
<p class="text">${t('entry.check.text', { version: view.trust.latest.root.version })}</p>
${command(checkCommands(index, view, site.publicUrl))}
</section>
<div class="pager">
${index > 0 ? html`<a class="button" rel="prev" href="${link(`/log/${index - 1}`)}">← ${t('entry.previous', { index: number(index - 1) })}</a>` : html`<span></span>`}
${index + 1 < size ? html`<a class="button" rel="next" href="${link(`/log/${index + 1}`)}">${t('entry.next', { index: number(index + 1) })} →</a>` : ''}
</div>`;
}

function standingKey({ entry }: LogEntry, counts: boolean): MessageKey {
  const kind = entry.replace('.v1', '') as 'receipt' | 'withdraw' | 'revoke' | 'key' | 'trust';
  return `entry.standing.${kind}.${counts ? 'yes' : 'no'}`;
}

/** The shell commands that check an entry, as the page shows them. */
function checkCommands(index: number, { logKey }: RegistryView, publicUrl: string): string {
  return `curl -sSf ${publicUrl}/v1/entries/${index} -o entry.json
curl -sSf '${publicUrl}/v1/proofs/inclusion.tlog-proof?index=${index}' -o entry.tlog-proof
curl -sSf ${publicUrl}/check-entry.sh -o check-entry.sh
cat check-entry.sh
sh check-entry.sh entry.json entry.tlog-proof '${logKey.vkey}'`;
}

/** On which side each hash of an inclusion proof is joined (RFC 9162 section 2.1.3.2). */
function describePath(
  index: number,
  size: number,
  proof: readonly Uint8Array[],
): { side: 'left' | 'right'; sibling: string }[] {
  let node = index;
  let last = size - 1;
  const up = () => {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  };
  return proof.map((bytes) => {
    const isLeft = node % 2 === 1 || node === last;
    if (isLeft) while (node % 2 === 0 && node > 0) up();
    up();
    return { side: isLeft ? 'left' : 'right', sibling: encodeHex(bytes) };
  });
}

/** The bytes came from whoever may append: anything that is not plain text is shown in hex. */
function showBytes(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes);
  } catch {
    return encodeHex(bytes);
  }
}

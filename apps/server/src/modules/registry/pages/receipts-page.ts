import { html } from 'hono/html';
import type { ReceiptStatus } from '../core/receipt-status.ts';
import type { RegistryView } from '../core/registry-view.ts';
import type { Html, Page } from './page.ts';
import { fact, hash, receiptForm, stateBlock } from './parts.ts';

/** What was asked for: nothing yet, something that is no hash, or a receipt with what the log shows about it. */
export type ReceiptQuestion =
  | { kind: 'none' }
  | { kind: 'malformed'; text: string }
  | { kind: 'found'; receiptSha256: string; found: ReceiptStatus };

/** The form, and the answer to what was asked with it. */
export function receiptsPage(page: Page, view: RegistryView, question: ReceiptQuestion): Html {
  const { t } = page;
  const asked = question.kind === 'none' ? '' : question.kind === 'malformed' ? question.text : question.receiptSha256;
  return html`<h1>${t('receipts.title')}</h1>
<p class="lead">${t('receipts.lead')}</p>
${receiptForm(page, asked)}
${question.kind === 'malformed' ? stateBlock('fail', t('receipts.malformed'), [t('receipts.malformed.text')]) : ''}
${question.kind === 'found' ? answerBlock(page, view, question.receiptSha256, question.found) : ''}`;
}

function answerBlock(page: Page, view: RegistryView, receiptSha256: string, found: ReceiptStatus): Html {
  const { t, number, link, file } = page;
  const { entry } = found;
  return html`<section aria-label="${t('receipts.title')}">
${statusBlock(page, view, found)}
<dl class="facts">
${fact(t('receipts.hash'), hash(receiptSha256))}
${
  entry === null
    ? ''
    : html`${fact(t('receipts.entry'), html`<a href="${link(`/log/${entry.index}`)}">${number(entry.index)}</a>`)}
${fact(t('receipts.issuer'), html`<span class="mono">${entry.entry.issuer}</span>`)}
${fact(t('receipts.key'), hash(entry.entry.kid))}
${fact(t('receipts.proof'), html`<a href="${file(`/v1/receipts/${receiptSha256}.tlog-proof`)}">receipt.tlog-proof</a>`)}`
}
${found.status === 'superseded' ? fact(t('receipts.successor'), html`<a href="${link('/receipts', { receipt_sha256: found.successor })}">${hash(found.successor)}</a>`) : ''}
</dl>
</section>`;
}

function statusBlock({ t, number }: Page, { size }: RegistryView, found: ReceiptStatus): Html {
  switch (found.status) {
    case 'unknown':
      return found.entry === null
        ? stateBlock('open', t('receipts.unknown'), [t('receipts.unknown.text', { size: number(size) })], 'large')
        : stateBlock(
            'fail',
            t('receipts.unkeyed'),
            [t('receipts.unkeyed.text', { index: number(found.entry.index) })],
            'large',
          );
    case 'issued': {
      const text = t('receipts.issued.text', { index: number(found.entry.index), size: number(size) });
      return stateBlock('pass', t('receipts.issued'), [text], 'large');
    }
    case 'withdrawn':
    case 'superseded': {
      const text = t(`receipts.${found.status}.text`, { by: number(found.by.index), index: number(found.entry.index) });
      return stateBlock(found.status === 'withdrawn' ? 'fail' : 'open', t(`receipts.${found.status}`), [text], 'large');
    }
  }
}

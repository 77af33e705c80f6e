import { writeCanonical } from '@attestlayer/encoding';
import { Hono } from 'hono';
import { lookUpReceipt, type ReceiptStatus } from '../core/receipt-status.ts';
import type { RegistryView } from '../core/registry-view.ts';
import { collectStatusView } from '../core/status-view.ts';
import { indexedView, type RegistryContext } from '../registry-context.ts';
import { RegistryError } from '../registry-error.ts';
import { answer, answerJson } from './answer.ts';
import { describeState } from './describe-view.ts';
import { readHash, readQuery } from './parameters.ts';
import { writeProofFile } from './proof-routes.ts';

const SUFFIX = '.tlog-proof';

/** Look-up of receipts by hash, and the status view that verifiers take. */
export function receiptRoutes(registry: RegistryContext): Hono {
  const { index, options } = registry;
  const app = new Hono();

  app.get('/v1/receipts/:name', async (context) => {
    readQuery(context, []);
    const name = context.req.param('name');
    const wantsFile = name.endsWith(SUFFIX);
    const receiptSha256 = wantsFile ? name.slice(0, -SUFFIX.length) : name;
    readHash(receiptSha256, 'the receipt');
    const view = await indexedView(registry);
    const found = await lookUpReceipt(view, index, receiptSha256);
    if (!wantsFile) return answerJson(context, describeReceipt(receiptSha256, found, view, options.publicUrl));
    if (found.entry === null)
      throw new RegistryError('entry_not_found', `the log of ${view.size} entries has no receipt with this hash`);
    const file = await writeProofFile(view, found.entry.index);
    return answer(context, file, { type: 'text/plain; charset=utf-8', cache: 'checkpoint' });
  });

  app.get('/v1/status.json', async (context) => {
    readQuery(context, []);
    const status = await collectStatusView(await indexedView(registry), index);
    const bytes = writeCanonical({ schema: 'attestlayer.status.v1', ...status });
    return answer(context, bytes, { type: 'application/json', cache: 'checkpoint' });
  });

  return app;
}

function describeReceipt(receiptSha256: string, found: ReceiptStatus, view: RegistryView, publicUrl: string) {
  const { status, entry } = found;
  const by = 'by' in found ? found.by : null;
  return {
    receipt_sha256: receiptSha256,
    status,
    as_of: describeState(view),
    index: entry?.index ?? null,
    issuer: entry?.entry.issuer ?? null,
    kid: entry?.entry.kid ?? null,
    // Unknown, though there is an entry: it is under a key that was not good at this index.
    key_valid_at_index: entry === null ? null : status !== 'unknown',
    withdrawn_by_index: by?.index ?? null,
    superseded_by: 'successor' in found ? found.successor : null,
    proof_url: entry === null ? null : `${publicUrl}/v1/receipts/${receiptSha256}${SUFFIX}`,
    entry_url: entry === null ? null : `${publicUrl}/v1/entries/${entry.index}`,
  };
}

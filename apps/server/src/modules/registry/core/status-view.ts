import { decodeHex } from '@attestlayer/encoding';
import { buildStatusView, type IndexedEntry, type StatusView } from '@attestlayer/log';
import { findByReceipt, listEvents } from './find-entry.ts';
import type { LookupIndex } from './lookup-index.ts';
import type { RegistryView } from './registry-view.ts';

/**
 * The status view that verifiers take (spec/schemas/status.v1.json), from the entries that can count: every withdrawal and
 * revocation, the receipts that are withdrawn, and the versions of the trust root, which say who may revoke.
 */
export async function collectStatusView(view: RegistryView, index: LookupIndex): Promise<StatusView> {
  const withdrawals = await listEvents(view, index, 'withdraw.v1');
  const entries = new Map<number, IndexedEntry>();
  for (const { entry } of withdrawals) {
    const [receipt] = await findByReceipt(view, index, 'receipt.v1', decodeHex(entry.receipt_sha256));
    if (receipt !== undefined) entries.set(receipt.index, receipt);
  }
  const events = [
    ...withdrawals,
    ...(await listEvents(view, index, 'revoke.v1')),
    ...(await listEvents(view, index, 'trust.v1')),
  ];
  for (const event of events) entries.set(event.index, event);
  const ordered = [...entries.values()].toSorted((a, b) => a.index - b.index);
  const { origin, size, root } = view;
  return buildStatusView({ origin, size, root, entries: ordered }, view.trust.versions);
}

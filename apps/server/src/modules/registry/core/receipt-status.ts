import { decodeHex } from '@attestlayer/encoding';
import { keyWindowInLog } from '@attestlayer/kit';
import { createEntryAuthority } from '@attestlayer/log';
import { type FoundEntry, findByReceipt } from './find-entry.ts';
import type { LookupIndex } from './lookup-index.ts';
import type { RegistryView } from './registry-view.ts';

/**
 * What the log shows about a receipt. `issued` says that an entry under a key which was good at that index names this
 * hash; whether the receipt itself is well signed only a holder of the receipt can check. `unknown` with an entry says that
 * the key was not good there.
 */
export type ReceiptStatus =
  | { status: 'unknown'; entry: FoundEntry<'receipt.v1'> | null }
  | { status: 'issued'; entry: FoundEntry<'receipt.v1'> }
  | { status: 'withdrawn'; entry: FoundEntry<'receipt.v1'>; by: FoundEntry<'withdraw.v1'> }
  | { status: 'superseded'; entry: FoundEntry<'receipt.v1'>; by: FoundEntry<'withdraw.v1'>; successor: string };

/**
 * Tells the status of a receipt, by its SHA-256 in hex, as of the view. The first valid withdrawal decides
 * (spec/kit-format.md 8.3).
 */
export async function lookUpReceipt(
  view: RegistryView,
  index: LookupIndex,
  receiptSha256: string,
): Promise<ReceiptStatus> {
  const hash = decodeHex(receiptSha256);
  const [entry] = await findByReceipt(view, index, 'receipt.v1', hash);
  if (entry === undefined) return { status: 'unknown', entry: null };
  const { issuer, kid } = entry.entry;
  const place = { origin: view.origin, issuerId: issuer, kid, index: entry.index };
  if (keyWindowInLog(view.trust.versions, place).status !== 'valid') return { status: 'unknown', entry };

  const authority = createEntryAuthority(view.origin, view.trust.versions);
  authority.claimReceipt(entry.entry);
  for (const by of await findByReceipt(view, index, 'withdraw.v1', hash)) {
    // Before the receipt was logged nobody had authority over it.
    if (by.index < entry.index || !(await authority.mayWithdraw(by.entry, by.index))) continue;
    const { superseded_by: successor } = by.entry;
    return successor === null ? { status: 'withdrawn', entry, by } : { status: 'superseded', entry, by, successor };
  }
  return { status: 'issued', entry };
}

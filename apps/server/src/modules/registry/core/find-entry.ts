import { encodeHex, equalBytes } from '@attestlayer/encoding';
import type { LogEntry } from '@attestlayer/kit';
import { hashLeaf } from '@attestlayer/tlog';
import { RegistryError } from '../registry-error.ts';
import { type LookupIndex, readEntry } from './lookup-index.ts';
import type { RegistryView } from './registry-view.ts';

/** An entry of one kind, and where the log has it. */
export type FoundEntry<Kind extends LogEntry['entry']> = {
  index: number;
  bytes: Uint8Array;
  entry: Extract<LogEntry, { entry: Kind }>;
};

/**
 * Finds the index of a leaf hash.
 *
 * @throws RegistryError entry_not_found
 */
export async function findLeaf(view: RegistryView, index: LookupIndex, leafHash: Uint8Array): Promise<number> {
  for (const candidate of index.find('leaf', leafHash)) {
    if (candidate >= view.size) continue;
    if (equalBytes(hashLeaf(await view.reader.entry(candidate, view.size)), leafHash)) return candidate;
  }
  throw new RegistryError('entry_not_found', `the log of ${view.size} entries has no entry with this leaf hash`);
}

/** The entries that log a receipt, or that withdraw it, in log order. */
export async function findByReceipt<Kind extends 'receipt.v1' | 'withdraw.v1'>(
  view: RegistryView,
  index: LookupIndex,
  kind: Kind,
  receiptHash: Uint8Array,
): Promise<FoundEntry<Kind>[]> {
  const wanted = encodeHex(receiptHash);
  const found: FoundEntry<Kind>[] = [];
  for (const candidate of index.find(kind === 'receipt.v1' ? 'receipt' : 'withdraw', receiptHash)) {
    if (candidate >= view.size) continue;
    const bytes = await view.reader.entry(candidate, view.size);
    const entry = readEntry(bytes);
    if (isOfKind(entry, kind) && 'receipt_sha256' in entry && entry.receipt_sha256 === wanted)
      found.push({ index: candidate, bytes, entry });
  }
  return found;
}

/** All entries of one kind, in log order; for the kinds of which there are few. */
export async function listEvents<Kind extends 'key.v1' | 'revoke.v1' | 'withdraw.v1' | 'trust.v1'>(
  view: RegistryView,
  index: LookupIndex,
  kind: Kind,
): Promise<FoundEntry<Kind>[]> {
  const found: FoundEntry<Kind>[] = [];
  for (const candidate of index.events(kind, view.size)) {
    const bytes = await view.reader.entry(candidate, view.size);
    const entry = readEntry(bytes);
    if (isOfKind(entry, kind)) found.push({ index: candidate, bytes, entry });
  }
  return found;
}

function isOfKind<Kind extends LogEntry['entry']>(
  entry: LogEntry | null,
  kind: Kind,
): entry is Extract<LogEntry, { entry: Kind }> {
  return entry?.entry === kind;
}

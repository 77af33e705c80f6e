import { assertNever, encodeHex } from '@attestlayer/encoding';
import { parseLogEntry, type TrustVersion } from '@attestlayer/kit';
import { parseVerifierKey } from '@attestlayer/tlog';
import { createEntryAuthority } from './entry-authority.ts';
import { LogError } from './log-error.ts';
import { type LogView, loadCheckpoint, readLogView } from './log-view.ts';
import { peekOrigin } from './signed-checkpoint.ts';

/** What a verifier can learn from the log about receipts and keys, as of one checkpoint; `root` is hex. */
export type StatusView = {
  origin: string;
  size: number;
  root: string;
  withdrawn: { receipt_sha256: string; index: number; kind: 'withdrawn' | 'superseded' }[];
  revoked: { kid: string; last_valid_index: number }[];
};

/**
 * Collects the withdrawals and revocations of a verified view. Entries without authority are passed over; the trust root,
 * the last of the verified `versions`, stays the authority for keys.
 *
 * @throws LogError entry_damaged
 */
export async function buildStatusView(
  view: Omit<LogView, 'checkpoint'>,
  versions: readonly TrustVersion[],
): Promise<StatusView> {
  const authority = createEntryAuthority(view.origin, versions);
  const withdrawn: StatusView['withdrawn'] = [];
  const revoked = new Map<string, number>();
  for (const { index, bytes } of view.entries) {
    const entry = readEntry(index, bytes);
    switch (entry.entry) {
      case 'receipt.v1':
        authority.claimReceipt(entry);
        break;
      case 'withdraw.v1':
        if (await authority.mayWithdraw(entry, index))
          withdrawn.push({ receipt_sha256: entry.receipt_sha256, index, kind: entry.kind });
        break;
      case 'revoke.v1':
        if (await authority.mayRevoke(entry)) {
          const earlier = revoked.get(entry.kid) ?? Number.POSITIVE_INFINITY;
          revoked.set(entry.kid, Math.min(earlier, entry.last_valid_index)); // A second one can only shorten the window.
        }
        break;
      case 'trust.v1':
        authority.noteTrust(entry);
        break;
      case 'key.v1':
        break;
      default:
        assertNever(entry);
    }
  }
  return {
    origin: view.origin,
    size: view.size,
    root: encodeHex(view.root),
    withdrawn,
    revoked: [...revoked].map(([kid, last_valid_index]) => ({ kid, last_valid_index })),
  };
}

/**
 * Reads the log in a directory as one that the trust root lists, and collects its status view.
 *
 * @throws LogError log_missing, checkpoint_other_origin when the trust root does not list the log, checkpoint_invalid,
 * tile_missing, tile_damaged, entry_damaged, storage_failed
 */
export async function readStatusView({
  directory,
  versions,
}: {
  directory: string;
  versions: readonly TrustVersion[];
}): Promise<StatusView> {
  const trust = versions.at(-1)!.root;
  const origin = peekOrigin(await loadCheckpoint(directory));
  const log = trust.logs.find((candidate) => candidate.origin === origin);
  if (log === undefined)
    throw new LogError('checkpoint_other_origin', `the trust root does not list the log ${origin}`);
  const view = await readLogView({ directory, origin, logKey: parseVerifierKey(log.vkey) });
  if (log.final !== null && view.size > log.final.size) {
    // After a freeze the log key may be in other hands.
    throw new LogError(
      'checkpoint_invalid',
      `${origin} was frozen at ${log.final.size} entries, this checkpoint covers ${view.size}`,
    );
  }
  return buildStatusView(view, versions);
}

function readEntry(index: number, bytes: Uint8Array) {
  try {
    return parseLogEntry(bytes);
  } catch (cause) {
    throw new LogError('entry_damaged', `entry ${index} is not a registry entry`, { cause });
  }
}

import { sha256Hex } from '@attestlayer/encoding';
import type { Mode } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Queryable, Tx } from '../../database/index.ts';

/** Hands an entry in for the log of a mode, in the transaction that needs it; the same bytes once. Gives its SHA-256 in hex. */
export async function submitLogEntry(
  tx: Tx,
  { now }: Pick<AppContext, 'now'>,
  { mode, entry }: { mode: Mode; entry: Uint8Array },
): Promise<string> {
  const entrySha256 = sha256Hex(entry);
  await tx
    .insertInto('log_submissions')
    .values({
      mode,
      entry_sha256: entrySha256,
      entry,
      state: 'waiting',
      log_index: null,
      proof: null,
      error: null,
      submitted_at: now(),
      logged_at: null,
    })
    .onConflict((conflict) => conflict.columns(['mode', 'entry_sha256']).doNothing())
    .execute();
  return entrySha256;
}

export type LoggedEntry = { index: number; proof: Uint8Array; loggedAt: number };

/** Where the log put an entry that was handed in; null while it waits. @throws Error when the log refused it */
export async function findLogEntry(
  query: Queryable,
  { mode, entrySha256 }: { mode: Mode; entrySha256: string },
): Promise<LoggedEntry | null> {
  const row = await query
    .selectFrom('log_submissions')
    .select(['state', 'log_index', 'proof', 'logged_at', 'error'])
    .where('mode', '=', mode)
    .where('entry_sha256', '=', entrySha256)
    .executeTakeFirst();
  if (row?.state === 'refused') throw new Error(`the log refused the entry ${entrySha256}: ${row.error}`);
  if (!row || row.log_index === null || row.proof === null || row.logged_at === null) return null;
  return { index: row.log_index, proof: new Uint8Array(row.proof), loggedAt: row.logged_at };
}

import type { Queryable } from '../../database/index.ts';
import type { LedgerKey } from './ledger.ts';
import type { TransferRow } from './tables.ts';

/** The journal of a ledger, latest first, from before a transfer on. */
export async function listJournal(
  query: Queryable,
  { partnerId, mode, beforeSeq, limit }: LedgerKey & { beforeSeq: number | null; limit: number },
): Promise<TransferRow[]> {
  return query
    .selectFrom('credit_transfers')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode)
    .$if(beforeSeq !== null, (rows) => rows.where('seq', '<', beforeSeq!))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

import type { Queryable } from '../../database/index.ts';
import type { IssuanceRow } from './tables.ts';

/** What an operator sees of an issuance: nothing of the records or of what the packet is about. */
export type IssuanceOnBoard = Pick<
  IssuanceRow,
  | 'id'
  | 'partner_id'
  | 'mode'
  | 'packet_id'
  | 'state'
  | 'error_code'
  | 'requested_at'
  | 'state_changed_at'
  | 'delivery_due_at'
  | 'delivered_at'
>;

/** Issuances for the operator's board, newest first; `open` are those that still run, the most urgent first. */
export async function listIssuances(
  query: Queryable,
  { open, beforeId, limit }: { open: boolean; beforeId: string | null; limit: number },
): Promise<IssuanceOnBoard[]> {
  const rows = query
    .selectFrom('issuances')
    .select([
      'id',
      'partner_id',
      'mode',
      'packet_id',
      'state',
      'error_code',
      'requested_at',
      'state_changed_at',
      'delivery_due_at',
      'delivered_at',
    ])
    .limit(limit);
  if (open) return rows.where('state', 'not in', ['delivered', 'failed']).orderBy('delivery_due_at').execute();
  return rows
    .$if(beforeId !== null, (all) => all.where('id', '<', beforeId!))
    .orderBy('id', 'desc')
    .execute();
}

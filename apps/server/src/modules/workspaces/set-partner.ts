import type { Tx } from '../../database/index.ts';
import { type Partner, toPartner } from './partner.ts';
import type { WorkspaceTables } from './workspace-tables.ts';

/** Writes columns of a partner that the transaction has locked, as its next version. */
export async function setPartner(
  tx: Tx,
  { id, version }: Partner,
  columns: Partial<Omit<WorkspaceTables['partners'], 'id' | 'version' | 'created_at'>>,
): Promise<Partner> {
  const row = await tx
    .updateTable('partners')
    .set({ ...columns, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toPartner(row);
}

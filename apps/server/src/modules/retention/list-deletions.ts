import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import type { RetentionTables } from './tables.ts';

export type Deletion = RetentionTables['deletions'];

export type ListDeletionsInput = {
  tenant: Tenant;
  /** Id of the last row of the page before. */
  before: string | undefined;
  limit: number;
};

/** Lists what was deleted, latest first. */
export async function listDeletions(
  db: Queryable,
  { tenant: { partnerId, mode, clientIds }, before, limit }: ListDeletionsInput,
): Promise<Deletion[]> {
  let deletions = db.selectFrom('deletions').selectAll().where('partner_id', '=', partnerId).where('mode', '=', mode);
  if (clientIds !== null) deletions = deletions.where('client_id', 'in', clientIds);
  if (before !== undefined) deletions = deletions.where('id', '<', before);
  return deletions.orderBy('id', 'desc').limit(limit).execute();
}

import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { scopeClients } from './scope-clients.ts';

/** The names of some clients of a tenant, by id. */
export async function namesOfClients(
  db: Queryable,
  tenant: Tenant,
  clientIds: readonly string[],
): Promise<Map<string, string>> {
  if (clientIds.length === 0) return new Map();
  const rows = await scopeClients(db, tenant).select(['id', 'name']).where('id', 'in', clientIds).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

import { sql } from 'kysely';
import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { type Cursor, toPage } from '../../http/index.ts';
import { likePattern } from '../../search-text.ts';
import { type Client, toClient } from './client.ts';
import { scopeClients } from './scope-clients.ts';

export type ListClientsInput = {
  tenant: Tenant;
  /** Part of a name or reference. */
  search?: string | undefined;
  archived: boolean;
  after: Cursor | null;
  limit: number;
};

/** Lists clients by name. */
export async function listClients(
  db: Queryable,
  { tenant, search, archived, after, limit }: ListClientsInput,
): Promise<{ rows: Client[]; nextCursor: string | null }> {
  let query = scopeClients(db, tenant)
    .selectAll()
    .where('archived_at', archived ? 'is not' : 'is', null);
  if (search !== undefined) query = query.where(sql<boolean>`search_text like ${likePattern(search)} escape '!'`);
  if (after !== null) {
    const name = String(after.key);
    query = query.where((eb) =>
      eb.or([eb('name', '>', name), eb.and([eb('name', '=', name), eb('id', '>', after.id)])]),
    );
  }
  const rows = await query
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  return toPage(rows.map(toClient), limit, ({ name, id }) => ({ key: name, id }));
}

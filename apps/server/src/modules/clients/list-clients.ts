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

/** Lists clients by name, accents and case aside. */
export async function listClients(
  db: Queryable,
  { tenant, search, archived, after, limit }: ListClientsInput,
): Promise<{ rows: Client[]; nextCursor: string | null }> {
  let query = scopeClients(db, tenant)
    .selectAll()
    .where('archived_at', archived ? 'is not' : 'is', null);
  if (search !== undefined) query = query.where(sql<boolean>`search_text like ${likePattern(search)} escape '!'`);
  if (after !== null) {
    const key = String(after.key);
    query = query.where((eb) =>
      eb.or([eb('search_text', '>', key), eb.and([eb('search_text', '=', key), eb('id', '>', after.id)])]),
    );
  }
  const rows = await query
    .orderBy('search_text')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, ({ search_text, id }) => ({ key: search_text, id }));
  return { rows: page.rows.map(toClient), nextCursor: page.nextCursor };
}

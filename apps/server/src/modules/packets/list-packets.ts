import { sql } from 'kysely';
import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { type Cursor, toPage } from '../../http/index.ts';
import { likePattern } from '../../search-text.ts';
import { type Packet, toPacket } from './packet.ts';
import type { PacketState } from './packet-states.ts';
import { scopePackets } from './scope-packets.ts';

type PacketFilter = {
  states?: readonly PacketState[] | undefined;
  clientId?: string | undefined;
  profileId?: string | undefined;
  seriesId?: string | undefined;
  /** Milliseconds since 1970. */
  dueBefore?: number | undefined;
  search?: string | undefined;
};

export type ListPacketsInput = { tenant: Tenant; filter: PacketFilter; after: Cursor | null; limit: number };

/** Lists packets, newest first. */
export async function listPackets(
  db: Queryable,
  { tenant, filter, after, limit }: ListPacketsInput,
): Promise<{ rows: Packet[]; nextCursor: string | null }> {
  const { states, clientId, profileId, seriesId, dueBefore, search } = filter;
  let query = scopePackets(db, tenant).selectAll();
  if (states !== undefined) query = query.where('state', 'in', states);
  if (clientId !== undefined) query = query.where('client_id', '=', clientId);
  if (profileId !== undefined) query = query.where('profile_id', '=', profileId);
  if (seriesId !== undefined) query = query.where('series_id', '=', seriesId);
  if (dueBefore !== undefined) query = query.where('due_at', '<', dueBefore);
  if (search !== undefined) query = query.where(sql<boolean>`search_text like ${likePattern(search)} escape '!'`);
  if (after !== null) query = query.where('id', '<', after.id);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return toPage(rows.map(toPacket), limit, ({ id }) => ({ key: id, id }));
}

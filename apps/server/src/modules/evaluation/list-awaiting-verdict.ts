import type { Queryable } from '../../database/index.ts';
import type { Tier } from '../workspaces/index.ts';

/** A packet with records that came after its last evaluation. */
export type AwaitingVerdict = {
  packet_id: string;
  partner_id: string;
  mode: 'live' | 'test';
  tier: Tier;
  /** When the last record came. */
  uploaded_at: number;
};

/** Packets whose records wait for a verdict, the one that waits longest first. A packet leaves `collecting` by its verdict. */
export async function listAwaitingVerdict(query: Queryable, limit: number): Promise<AwaitingVerdict[]> {
  return query
    .selectFrom('packets')
    .innerJoin('partners', 'partners.id', 'packets.partner_id')
    .innerJoin('records', 'records.packet_id', 'packets.id')
    .select(({ fn }) => [
      'packets.id as packet_id',
      'packets.partner_id',
      'packets.mode',
      'partners.tier',
      fn.max('records.received_at').as('uploaded_at'),
    ])
    .where('packets.state', '=', 'collecting')
    .where('records.state', '=', 'current')
    .groupBy(['packets.id', 'packets.partner_id', 'packets.mode', 'partners.tier'])
    .orderBy('uploaded_at')
    .orderBy('packets.id')
    .limit(limit)
    .execute();
}

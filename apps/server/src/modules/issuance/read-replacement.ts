import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { getPacket, type Packet } from '../packets/index.ts';

/** What a packet has to do with reissues. */
export type Replacement = {
  /** The packet whose kit this one is to take the place of, and why. */
  replaces: { packet: Packet; reason: string } | null;
  /** The packet whose kit is to take the place of this one's, unless it was cancelled. */
  replacedBy: { packet: Packet; reason: string } | null;
};

/** Reads both ends of a reissue. Both packets are of one client, so whoever sees one sees the other. @throws Problem not_found */
export async function readReplacement(db: Queryable, tenant: Tenant, packetId: string): Promise<Replacement> {
  const { id } = await getPacket(db, tenant, packetId);
  const earlier = await db.selectFrom('reissues').selectAll().where('packet_id', '=', id).executeTakeFirst();
  const later = await findReissue(db, id);
  const read = async (otherId: string, reason: string) => ({ packet: await getPacket(db, tenant, otherId), reason });
  return {
    replaces: earlier === undefined ? null : await read(earlier.replaces_packet_id, earlier.reason),
    replacedBy: later === null ? null : await read(later.packet_id, later.reason),
  };
}

/** The reissue of a packet that was not cancelled; there is one at most. */
export async function findReissue(db: Queryable, packetId: string) {
  return (
    (await db
      .selectFrom('reissues')
      .innerJoin('packets', 'packets.id', 'reissues.packet_id')
      .select(['reissues.packet_id', 'reissues.reason'])
      .where('reissues.replaces_packet_id', '=', packetId)
      .where('packets.state', '<>', 'cancelled')
      .executeTakeFirst()) ?? null
  );
}

import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { notFound } from '../../http/index.ts';
import { getPacket } from '../packets/index.ts';
import type { IssuanceRow, KitRow } from './tables.ts';

/** Finds the kit of a packet. @throws Problem not_found */
export async function getKit(db: Queryable, tenant: Tenant, packetId: string): Promise<KitRow> {
  const packet = await getPacket(db, tenant, packetId);
  const kit = await db.selectFrom('kits').selectAll().where('packet_id', '=', packet.id).executeTakeFirst();
  if (kit === undefined) throw notFound('kit: the packet is not issued');
  return kit;
}

/** Finds the last issuance of a packet, whatever became of it. @throws Problem not_found */
export async function getIssuance(db: Queryable, tenant: Tenant, packetId: string): Promise<IssuanceRow> {
  const packet = await getPacket(db, tenant, packetId);
  const issuance = await db
    .selectFrom('issuances')
    .selectAll()
    .where('packet_id', '=', packet.id)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (issuance === undefined) throw notFound('issuance of this packet');
  return issuance;
}

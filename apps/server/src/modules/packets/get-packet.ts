import type { Tenant } from '../../access/index.ts';
import type { Queryable, Tx } from '../../database/index.ts';
import { notFound } from '../../http/index.ts';
import { type Packet, toPacket } from './packet.ts';
import { scopePackets } from './scope-packets.ts';

/** Finds a packet of a tenant. @throws Problem not_found */
export async function getPacket(db: Queryable, tenant: Tenant, packetId: string): Promise<Packet> {
  const row = await scopePackets(db, tenant).selectAll().where('packets.id', '=', packetId).executeTakeFirst();
  if (row === undefined) throw notFound('packet');
  return toPacket(row);
}

/**
 * Finds a packet and keeps every other transaction from changing it, its trail and its records until this one ends.
 * @throws Problem not_found
 */
export async function lockPacket(tx: Tx, tenant: Tenant, packetId: string): Promise<Packet> {
  const { partnerId, mode, clientIds } = tenant;
  const lock = tx
    .updateTable('packets')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('id', '=', packetId)
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode)
    .returningAll();
  const row = await (clientIds === null ? lock : lock.where('client_id', 'in', clientIds)).executeTakeFirst();
  if (row === undefined) throw notFound('packet');
  return toPacket(row);
}

import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';

/** The packets that a tenant sees; every read of the table begins here. */
export function scopePackets(db: Queryable, { partnerId, mode, clientIds }: Tenant) {
  const packets = db.selectFrom('packets').where('packets.partner_id', '=', partnerId).where('packets.mode', '=', mode);
  return clientIds === null ? packets : packets.where('packets.client_id', 'in', clientIds);
}

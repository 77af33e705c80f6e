import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';

/** The clients that a tenant sees; every read of the table begins here. */
export function scopeClients(db: Queryable, { partnerId, mode, clientIds }: Tenant) {
  const clients = db.selectFrom('clients').where('partner_id', '=', partnerId).where('mode', '=', mode);
  return clientIds === null ? clients : clients.where('id', 'in', clientIds);
}

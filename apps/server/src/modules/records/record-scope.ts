import type { Actor, Tenant } from '../../access/index.ts';
import type { Queryable, Tx } from '../../database/index.ts';
import { notFound, requireTenant } from '../../http/index.ts';
import { lockPacket, type Packet } from '../packets/index.ts';

/** The records that somebody sees: those of a tenant, or what came by one request. */
export type RecordScope = { tenant: Tenant; request: { id: string; packetId: string } | null };

/** A contributor sees what was sent through their own request only, not what others gave for the same packet. */
export function recordScopeOf(actor: Actor): RecordScope {
  const tenant = requireTenant(actor);
  return { tenant, request: actor.kind === 'contributor' ? { id: actor.requestId, packetId: actor.packetId } : null };
}

/** The records in a scope, with their facts; every read of the table begins here. */
export function scopeRecords(db: Queryable, { tenant, request }: RecordScope) {
  const { partnerId, mode, clientIds } = tenant;
  let records = db
    .selectFrom('records')
    .innerJoin('inspections', (join) =>
      join
        .onRef('inspections.sha256', '=', 'records.sha256')
        .onRef('inspections.schemas_sha256', '=', 'records.schemas_sha256'),
    )
    .selectAll('records')
    .select('inspections.facts')
    .where('records.partner_id', '=', partnerId)
    .where('records.mode', '=', mode);
  if (clientIds !== null) records = records.where('records.client_id', 'in', clientIds);
  if (request === null) return records;
  return records
    .where('records.packet_id', '=', request.packetId)
    .where('records.submitted_by_kind', '=', 'contributor')
    .where('records.submitted_by', '=', request.id);
}

/** Locks a packet that somebody may add records to. @throws Problem not_found */
export async function lockScopedPacket(tx: Tx, { tenant, request }: RecordScope, packetId: string): Promise<Packet> {
  if (request !== null && request.packetId !== packetId) throw notFound('packet');
  return lockPacket(tx, tenant, packetId);
}

import { type Actor, systemTenant, type Tenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { submitLogEntry } from '../log/index.ts';
import { changePacketState, getPacket, lockPacket } from '../packets/index.ts';
import { stored } from './issuance-run.ts';
import { signKitEnd } from './sign-kit-end.ts';
import type { IssuanceRow } from './tables.ts';

const SYSTEM: Actor = { kind: 'system' };

/** What ends the kit of the corrected packet: signed before, stored with the delivery of the new kit. */
export type Supersession = { packetId: string; entry: Uint8Array };

/** Signs the end of the kit that this issuance takes the place of; null when it takes the place of none, or of one that has ended. */
export async function prepareSupersession(context: AppContext, issuance: IssuanceRow): Promise<Supersession | null> {
  const { query } = context.database;
  const tenant = systemTenant(issuance.partner_id, issuance.mode);
  const { supersedes } = await getPacket(query, tenant, issuance.packet_id);
  if (supersedes === null) return null;
  const kit = await query
    .selectFrom('kits')
    .select(['mode', 'receipt_sha256'])
    .where('packet_id', '=', supersedes)
    .where('status', '=', 'issued')
    .executeTakeFirst();
  if (kit === undefined) return null;
  const entry = await signKitEnd(context, kit, stored(issuance.receipt_sha256, 'receipt hash'));
  return { packetId: supersedes, entry };
}

/** Ends the kit of the corrected packet, unless somebody has withdrawn it meanwhile. */
export async function supersedeKit(
  tx: Tx,
  context: AppContext,
  { tenant, supersession, by }: { tenant: Tenant; supersession: Supersession; by: IssuanceRow },
): Promise<void> {
  const { packetId, entry } = supersession;
  const packet = await lockPacket(tx, tenant, packetId);
  if (packet.state !== 'issued') return;
  const details = { superseded_by: by.packet_id, receipt_id: by.receipt_id };
  await changePacketState(tx, context, { packet, from: ['issued'], to: 'superseded', actor: SYSTEM, details });
  const entrySha256 = await submitLogEntry(tx, context, { mode: tenant.mode, entry });
  await tx
    .updateTable('kits')
    .set({ status: 'superseded', status_at: context.now(), status_entry_sha256: entrySha256 })
    .where('packet_id', '=', packetId)
    .execute();
}

import { type Actor, systemTenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Queryable, Tx } from '../../database/index.ts';
import { submitLogEntry } from '../log/index.ts';
import { changePacketState, lockPacket } from '../packets/index.ts';
import { stored } from './issuance-run.ts';
import { signWithdrawal } from './sign-withdrawal.ts';
import type { IssuanceRow, KitRow } from './tables.ts';

const SYSTEM: Actor = { kind: 'system' };

/** A kit that is about to be superseded, and the signed log entry that says so. */
export type Supersession = { kit: KitRow; entry: Uint8Array };

/** Signs, before the transaction of its delivery, that a reissued kit takes the place of the earlier one; null when it takes none's. */
export async function prepareSupersession(context: AppContext, issuance: IssuanceRow): Promise<Supersession | null> {
  const kit = await findReplacedKit(context.database.query, issuance.packet_id);
  if (kit === null || kit.status !== 'issued') return null;
  const entry = await signWithdrawal(context, kit, stored(issuance.receipt_sha256, 'receipt hash'));
  return { kit, entry };
}

/**
 * Takes the earlier kit out of use in the transaction that delivers its successor: before that nobody could get the kit that the
 * log points to. A kit that was withdrawn meanwhile stays withdrawn.
 */
export async function supersedeKit(
  tx: Tx,
  context: AppContext,
  { kit, entry }: Supersession,
  successor: IssuanceRow,
): Promise<void> {
  const { mode, partner_id, receipt_id } = kit;
  const packet = await lockPacket(tx, systemTenant(partner_id, mode), kit.packet_id);
  if (packet.state !== 'issued') return;
  const details = { receipt_id, superseded_by: successor.receipt_id };
  await changePacketState(tx, context, { packet, from: ['issued'], to: 'superseded', actor: SYSTEM, details });
  const entrySha256 = await submitLogEntry(tx, context, { mode, entry });
  await tx
    .updateTable('kits')
    .set({
      status: 'superseded',
      status_at: context.now(),
      status_entry_sha256: entrySha256,
      superseded_by: successor.receipt_sha256,
    })
    .where('receipt_id', '=', receipt_id)
    .execute();
}

async function findReplacedKit(query: Queryable, packetId: string): Promise<KitRow | null> {
  const kit = await query
    .selectFrom('reissues')
    .innerJoin('kits', 'kits.packet_id', 'reissues.replaces_packet_id')
    .selectAll('kits')
    .where('reissues.packet_id', '=', packetId)
    .executeTakeFirst();
  return kit ?? null;
}

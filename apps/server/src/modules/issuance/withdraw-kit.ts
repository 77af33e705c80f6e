import type { Actor, Tenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { submitLogEntry } from '../log/index.ts';
import { changePacketState, lockPacket } from '../packets/index.ts';
import { getKit } from './get-kit.ts';
import { signKitEnd } from './sign-kit-end.ts';
import type { KitRow } from './tables.ts';

export type WithdrawKitInput = {
  tenant: Tenant;
  actor: Actor;
  packetId: string;
  /** Kept between the parties; the log does not say why. */
  reason: string;
};

/**
 * Withdraws an issued kit: the log entry is signed first and handed in with the change, so that every online verification shows it
 * and neither is ever without the other. A credit is not given back.
 * @throws Problem not_found, packet_state_differs, kit_withdrawn
 */
export async function withdrawKit(context: AppContext, input: WithdrawKitInput): Promise<KitRow> {
  const { database } = context;
  const kit = await getKit(database.query, input.tenant, input.packetId);
  const entry = await signKitEnd(context, kit, null);
  return database.transaction((tx) => storeWithdrawal(tx, context, input, entry));
}

async function storeWithdrawal(
  tx: Tx,
  context: AppContext,
  { tenant, actor, packetId, reason }: WithdrawKitInput,
  entry: Uint8Array,
): Promise<KitRow> {
  const packet = await lockPacket(tx, tenant, packetId);
  const { receipt_id, status } = await getKit(tx, tenant, packetId);
  if (status === 'withdrawn') throw conflict('kit_withdrawn', 'the kit is withdrawn already');
  const details = { receipt_id, reason };
  await changePacketState(tx, context, { packet, from: ['issued', 'superseded'], to: 'withdrawn', actor, details });
  const entrySha256 = await submitLogEntry(tx, context, { mode: tenant.mode, entry });
  return tx
    .updateTable('kits')
    .set({
      status: 'withdrawn',
      status_reason: reason,
      status_at: context.now(),
      status_entry_sha256: entrySha256,
    })
    .where('receipt_id', '=', receipt_id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

import type { Actor, Tenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { conflict } from '../../http/index.ts';
import { enqueueJob } from '../../jobs/index.ts';
import { submitLogEntry } from '../log/index.ts';
import { changePacketState, lockPacket } from '../packets/index.ts';
import { getKit } from './get-kit.ts';
import { signWithdrawal } from './sign-withdrawal.ts';
import type { KitRow } from './tables.ts';

/** Payload: the receipt id of the kit. */
export const LOG_WITHDRAWAL_JOB = 'issuance.log-withdrawal';

export type WithdrawKitInput = {
  tenant: Tenant;
  actor: Actor;
  packetId: string;
  /** Kept between the parties; the log does not say why. */
  reason: string;
};

/**
 * Withdraws an issued kit. The log says so as soon as a worker has signed the entry, which is ordered in the same transaction: who
 * answers requests has no issuer key. A credit is not given back.
 * @throws Problem not_found, packet_state_differs, kit_withdrawn
 */
export async function withdrawKit(context: AppContext, input: WithdrawKitInput): Promise<KitRow> {
  const { tenant, actor, packetId, reason } = input;
  return context.database.transaction(async (tx) => {
    const packet = await lockPacket(tx, tenant, packetId);
    const { receipt_id, status } = await getKit(tx, tenant, packetId);
    if (status === 'withdrawn') throw conflict('kit_withdrawn', 'the kit is withdrawn already');
    const details = { receipt_id, reason };
    await changePacketState(tx, context, { packet, from: ['issued', 'superseded'], to: 'withdrawn', actor, details });
    await enqueueJob(tx, context, {
      kind: LOG_WITHDRAWAL_JOB,
      key: receipt_id,
      payload: { receipt_id },
      runAt: context.now(),
    });
    return tx
      .updateTable('kits')
      .set({ status: 'withdrawn', status_reason: reason, status_at: context.now(), status_entry_sha256: null })
      .where('receipt_id', '=', receipt_id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

/** Signs that a withdrawn kit is withdrawn and hands the entry in for the log; done twice it changes nothing. */
export async function logWithdrawal(context: AppContext, receiptId: string): Promise<void> {
  const { database } = context;
  const kit = await database.query
    .selectFrom('kits')
    .selectAll()
    .where('receipt_id', '=', receiptId)
    .executeTakeFirstOrThrow();
  if (kit.status_entry_sha256 !== null) return;
  const entry = await signWithdrawal(context, kit, null);
  await database.transaction(async (tx) => {
    const entrySha256 = await submitLogEntry(tx, context, { mode: kit.mode, entry });
    await tx
      .updateTable('kits')
      .set({ status_entry_sha256: entrySha256 })
      .where('receipt_id', '=', receiptId)
      .execute();
  });
}

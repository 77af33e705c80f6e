import type { Actor } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { findHold } from './hold-credit.ts';
import { type LedgerKey, lockLedger, postTransfer } from './ledger.ts';
import { settleOverage } from './lots.ts';
import { noteBalance } from './note-balance.ts';
import type { TransferRow } from './tables.ts';

export type EndHoldInput = LedgerKey & { issuanceId: string; actor: Actor };

/**
 * Captures the held credit of an issuance, once. The packet must be `issued` in the same transaction: the database refuses
 * the burn otherwise, and a second one for the packet too.
 */
export async function captureHold(tx: Tx, context: AppContext, input: EndHoldInput): Promise<TransferRow> {
  return endHold(tx, context, input, 'burn');
}

/** Gives the held credit of an issuance back, once. Nothing happens when there was no hold. */
export async function releaseHold(tx: Tx, context: AppContext, input: EndHoldInput): Promise<void> {
  await lockLedger(tx, input);
  if ((await findHold(tx, input.issuanceId)) === undefined) return;
  await endHold(tx, context, input, 'release');
  await settleOverage(tx, context, input);
  await noteBalance(tx, context, input);
}

async function endHold(
  tx: Tx,
  context: AppContext,
  { issuanceId, actor, ...key }: EndHoldInput,
  type: 'burn' | 'release',
): Promise<TransferRow> {
  await lockLedger(tx, key);
  const ended = await tx
    .selectFrom('credit_transfers')
    .selectAll()
    .where('type', '=', type)
    .where('issuance_id', '=', issuanceId)
    .executeTakeFirst();
  if (ended) return ended;
  const hold = await findHold(tx, issuanceId);
  if (!hold) throw new Error(`issuance ${issuanceId} holds no credit`);
  return postTransfer(tx, context, key, {
    type,
    from_account: 'held',
    to_account: type === 'burn' ? 'burned' : 'available',
    amount: 1,
    lot_id: hold.lot_id,
    idempotencyKey: `${type}:${issuanceId}`,
    actor,
    packetId: hold.packet_id ?? undefined,
    issuanceId,
  });
}

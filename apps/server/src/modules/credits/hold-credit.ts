import type { Actor } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { type CreditContext, type LedgerKey, lockLedger, openLot, postTransfer, readLedger } from './ledger.ts';
import { expireDueLots, listUsableLots } from './lots.ts';
import { noteBalance } from './note-balance.ts';
import type { TransferRow } from './tables.ts';

export type HoldInput = LedgerKey & { packetId: string; issuanceId: string; actor: Actor };

/** `credits_insufficient`: nothing was changed but what had expired. */
export type HoldOutcome =
  | { outcome: 'held'; lotId: string }
  | { outcome: 'credits_insufficient'; available: 0; overageLimit: number };

/** Reserves one credit for an issuance, once: from the lot that expires first, else from the agreed overage. */
export async function holdCredit(tx: Tx, context: AppContext, input: HoldInput): Promise<HoldOutcome> {
  await lockLedger(tx, input);
  const earlier = await findHold(tx, input.issuanceId);
  if (earlier) return { outcome: 'held', lotId: earlier.lot_id };
  await expireDueLots(tx, context, input);
  const lotId = await chooseLot(tx, context, input);
  if (lotId === null) {
    const { overage_limit } = await readLedger(tx, input);
    await noteBalance(tx, context, input);
    return { outcome: 'credits_insufficient', available: 0, overageLimit: overage_limit };
  }
  await postTransfer(tx, context, input, {
    type: 'hold',
    from_account: 'available',
    to_account: 'held',
    amount: 1,
    lot_id: lotId,
    idempotencyKey: `hold:${input.issuanceId}`,
    actor: input.actor,
    packetId: input.packetId,
    issuanceId: input.issuanceId,
  });
  await noteBalance(tx, context, input);
  return { outcome: 'held', lotId };
}

/** The hold of an issuance, whether it has ended or not. */
export async function findHold(tx: Tx, issuanceId: string): Promise<TransferRow | undefined> {
  return tx
    .selectFrom('credit_transfers')
    .selectAll()
    .where('type', '=', 'hold')
    .where('issuance_id', '=', issuanceId)
    .executeTakeFirst();
}

async function chooseLot(tx: Tx, context: CreditContext, input: HoldInput): Promise<string | null> {
  const [lot] = await listUsableLots(tx, input, context.now());
  if (lot) return lot.id;
  const { overage, overage_limit } = await readLedger(tx, input);
  if (overage <= -overage_limit) return null;
  const lotId = await openLot(tx, context, input, { source: 'overage', expiresAt: null });
  await postTransfer(tx, context, input, {
    type: 'overage',
    from_account: 'overage',
    to_account: 'available',
    amount: 1,
    lot_id: lotId,
    idempotencyKey: `overage:${input.issuanceId}`,
    actor: input.actor,
    packetId: input.packetId,
    issuanceId: input.issuanceId,
  });
  return lotId;
}

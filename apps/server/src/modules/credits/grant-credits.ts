import type { Actor } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { enqueueJob } from '../../jobs/index.ts';
import { type LedgerKey, lockLedger, openLot, postTransfer } from './ledger.ts';
import { settleOverage } from './lots.ts';
import { noteBalance } from './note-balance.ts';
import type { GrantType, TransferRow } from './tables.ts';

/** A typing error of an operator is far above what a partner issues in years. */
export const MAX_GRANT = 100_000;

export type GrantInput = LedgerKey & {
  type: GrantType;
  amount: number;
  /** Null: does not expire. */
  expiresAt: number | null;
  /** The same key again gives the same grant. */
  idempotencyKey: string;
  actor: Actor;
  /** Needed for an adjustment. */
  reason?: string | undefined;
  /** The packet that a make-good is for. */
  packetId?: string | undefined;
};

/** Gives credits to a partner as a lot of their own. Overage is made up for first. @throws Problem grant_differs */
export async function grantCredits(tx: Tx, context: AppContext, input: GrantInput): Promise<TransferRow> {
  const { partnerId, mode, type, amount, expiresAt, idempotencyKey, actor, reason, packetId } = input;
  await lockLedger(tx, input);
  const earlier = await findByKey(tx, input);
  if (earlier) return sameGrant(earlier, input);
  const lotId = await openLot(tx, context, input, { source: type, expiresAt });
  const transfer = await postTransfer(tx, context, input, {
    type,
    from_account: 'issuer',
    to_account: 'available',
    amount,
    lot_id: lotId,
    idempotencyKey,
    actor,
    packetId,
    reason,
  });
  await settleOverage(tx, context, input);
  await noteBalance(tx, context, input);
  if (expiresAt !== null) {
    await enqueueJob(tx, context, {
      kind: 'credits.expire',
      key: lotId,
      payload: { partner_id: partnerId, mode },
      runAt: expiresAt,
    });
  }
  await recordAudit(tx, context.random, {
    chain: partnerId,
    actor,
    action: 'credits.granted',
    subject: { kind: 'credit_lot', id: lotId },
    details: { type, mode, amount, ...(reason === undefined ? {} : { reason }) },
    at: context.now(),
  });
  return transfer;
}

async function findByKey(
  tx: Tx,
  { partnerId, mode, idempotencyKey }: LedgerKey & { idempotencyKey: string },
): Promise<TransferRow | undefined> {
  return tx
    .selectFrom('credit_transfers')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
}

function sameGrant(earlier: TransferRow, { type, amount }: GrantInput): TransferRow {
  if (earlier.type === type && earlier.amount === amount && earlier.to_account === 'available') return earlier;
  throw conflict('grant_differs', 'this key was used for another grant', 'use a new key for a new grant');
}

/** The first credits of a new partner, in its live ledger. */
export function grantStartingCredits(
  tx: Tx,
  context: AppContext,
  input: Pick<GrantInput, 'partnerId' | 'amount' | 'expiresAt' | 'idempotencyKey' | 'actor'>,
): Promise<TransferRow> {
  return grantCredits(tx, context, { ...input, mode: 'live', type: 'topup' });
}

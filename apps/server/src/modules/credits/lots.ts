import { sql } from 'kysely';
import type { Actor } from '../../access/index.ts';
import type { Tx } from '../../database/index.ts';
import { type CreditContext, type LedgerKey, postTransfer, readLedger } from './ledger.ts';
import type { LotRow } from './tables.ts';

const SYSTEM: Actor = { kind: 'system' };

/** Lots with credits to use at an instant, in the order in which they are used: what expires first goes first. */
export async function listUsableLots(tx: Tx, { partnerId, mode }: LedgerKey, at: number): Promise<LotRow[]> {
  return tx
    .selectFrom('credit_lots')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode)
    .where('available', '>', 0)
    .where((lot) => lot.or([lot('expires_at', 'is', null), lot('expires_at', '>', at)]))
    .orderBy(sql`case when expires_at is null then 1 else 0 end`)
    .orderBy('expires_at')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Posts what has expired of a locked ledger. */
export async function expireDueLots(tx: Tx, context: CreditContext, key: LedgerKey): Promise<number> {
  const due = await tx
    .selectFrom('credit_lots')
    .select(['id', 'available'])
    .where('partner_id', '=', key.partnerId)
    .where('mode', '=', key.mode)
    .where('available', '>', 0)
    .where('expires_at', '<=', context.now())
    .orderBy('expires_at')
    .orderBy('id')
    .execute();
  for (const lot of due) {
    // A lot that had a held credit when it expired may expire again when that one is released.
    const seq = (await readLedger(tx, key)).seq + 1;
    await postTransfer(tx, context, key, {
      type: 'expire',
      from_account: 'available',
      to_account: 'expired',
      amount: lot.available,
      lot_id: lot.id,
      idempotencyKey: `expire:${lot.id}:${seq}`,
      actor: SYSTEM,
    });
  }
  return due.reduce((sum, { available }) => sum + available, 0);
}

/**
 * Uses available credits to make up for overage, so that a ledger never shows both. The ledger must be locked; called after
 * everything that makes credits available.
 */
export async function settleOverage(tx: Tx, context: CreditContext, key: LedgerKey): Promise<void> {
  let { overage: debt, seq } = await readLedger(tx, key);
  if (debt === 0) return;
  for (const lot of await listUsableLots(tx, key, context.now())) {
    if (debt === 0) return;
    const amount = Math.min(lot.available, -debt);
    seq += 1;
    await postTransfer(tx, context, key, {
      type: 'overage',
      from_account: 'available',
      to_account: 'overage',
      amount,
      lot_id: lot.id,
      idempotencyKey: `overage-settled:${lot.id}:${seq}`,
      actor: SYSTEM,
    });
    debt += amount;
  }
}

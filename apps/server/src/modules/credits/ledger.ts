import { type Actor, actorId, type Mode } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { newId } from '../../ids.ts';
import type { LedgerRow, LotRow, TransferRow } from './tables.ts';

/** Whose credits. */
export type LedgerKey = { partnerId: string; mode: Mode };

/** What a use case of this module needs of the context. */
export type CreditContext = Pick<AppContext, 'now' | 'random'>;

/** A partner that issues a few packets a month wants to know before the last ones are gone. */
const DEFAULT_LOW_BALANCE = 3;

/** Takes the lock of a ledger, which is made when it is not there, and reads it. */
export async function lockLedger(tx: Tx, { partnerId, mode }: LedgerKey): Promise<LedgerRow> {
  await tx
    .insertInto('credit_ledgers')
    .values({
      partner_id: partnerId,
      mode,
      seq: 0,
      overage_limit: 0,
      low_balance_at: DEFAULT_LOW_BALANCE,
      low_since: null,
      issuer: 0,
      overage: 0,
      available: 0,
      held: 0,
      burned: 0,
      expired: 0,
    })
    .onConflict((conflict) => conflict.columns(['partner_id', 'mode']).doNothing())
    .execute();
  // An update that changes nothing is a row lock on PostgreSQL; on SQLite the transaction is the only writer anyway.
  return tx
    .updateTable('credit_ledgers')
    .set((ledger) => ({ seq: ledger.ref('seq') }))
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Reads a ledger that this transaction has locked. */
export async function readLedger(tx: Tx, { partnerId, mode }: LedgerKey): Promise<LedgerRow> {
  return tx
    .selectFrom('credit_ledgers')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode)
    .executeTakeFirstOrThrow();
}

export type TransferInput = Pick<TransferRow, 'type' | 'from_account' | 'to_account' | 'amount' | 'lot_id'> & {
  idempotencyKey: string;
  actor: Actor;
  packetId?: string | undefined;
  issuanceId?: string | undefined;
  reason?: string | undefined;
};

/** Writes one row of the journal; the database moves the balances. The ledger must be locked. */
export async function postTransfer(
  tx: Tx,
  context: CreditContext,
  { partnerId, mode }: LedgerKey,
  { idempotencyKey, actor, packetId, issuanceId, reason, ...move }: TransferInput,
): Promise<TransferRow> {
  return tx
    .insertInto('credit_transfers')
    .values(({ selectFrom }) => ({
      ...move,
      id: newId(context),
      partner_id: partnerId,
      mode,
      seq: selectFrom('credit_ledgers')
        .select(({ eb }) => eb('seq', '+', 1).as('next'))
        .where('partner_id', '=', partnerId)
        .where('mode', '=', mode),
      packet_id: packetId ?? null,
      issuance_id: issuanceId ?? null,
      idempotency_key: idempotencyKey,
      reason: reason ?? null,
      actor_kind: actor.kind,
      actor_id: actorId(actor),
      at: context.now(),
    }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Makes an empty lot; a transfer fills it. */
export async function openLot(
  tx: Tx,
  context: CreditContext,
  { partnerId, mode }: LedgerKey,
  { source, expiresAt }: { source: LotRow['source']; expiresAt: number | null },
): Promise<string> {
  const id = newId(context);
  await tx
    .insertInto('credit_lots')
    .values({
      id,
      partner_id: partnerId,
      mode,
      source,
      expires_at: expiresAt,
      created_at: context.now(),
      available: 0,
      held: 0,
      burned: 0,
      expired: 0,
      returned: 0,
    })
    .execute();
  return id;
}

import type { Actor } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { type LedgerKey, lockLedger, postTransfer } from './ledger.ts';
import { expireDueLots, listUsableLots } from './lots.ts';
import { noteBalance } from './note-balance.ts';

export type TakeInput = LedgerKey & { amount: number; reason: string; idempotencyKey: string; actor: Actor };

/**
 * Takes available credits out again, such as a grant that was given by mistake: an adjustment with its reason. Credits that are
 * held or burned cannot be taken.
 * @throws Problem credits_insufficient
 */
export async function takeCredits(tx: Tx, context: AppContext, input: TakeInput): Promise<void> {
  const { partnerId, mode, amount, reason, idempotencyKey, actor } = input;
  await lockLedger(tx, input);
  if (await wasTaken(tx, input)) return;
  await expireDueLots(tx, context, input);
  const lots = await listUsableLots(tx, input, context.now());
  const usable = lots.reduce((sum, { available }) => sum + available, 0);
  if (usable < amount) {
    throw conflict('credits_insufficient', `only ${usable} credits are available`, 'take no more than that');
  }
  let missing = amount;
  for (const lot of lots) {
    if (missing === 0) break;
    const part = Math.min(missing, lot.available);
    await postTransfer(tx, context, input, {
      type: 'adjustment',
      from_account: 'available',
      to_account: 'issuer',
      amount: part,
      lot_id: lot.id,
      idempotencyKey: missing === amount ? idempotencyKey : `${idempotencyKey}:${lot.id}`,
      actor,
      reason,
    });
    missing -= part;
  }
  await noteBalance(tx, context, input);
  await recordAudit(tx, context.random, {
    chain: partnerId,
    actor,
    action: 'credits.taken',
    subject: { kind: 'credit_ledger', id: mode },
    details: { mode, amount, reason },
    at: context.now(),
  });
}

async function wasTaken(tx: Tx, { partnerId, mode, idempotencyKey }: TakeInput): Promise<boolean> {
  const row = await tx
    .selectFrom('credit_transfers')
    .select('to_account')
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
  if (row && row.to_account !== 'issuer') {
    throw conflict('grant_differs', 'this key was used for a grant', 'use a new key');
  }
  return row !== undefined;
}

import type { Actor } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { type LedgerKey, lockLedger } from './ledger.ts';

/**
 * Sets how many credits a partner may use beyond its grants.
 * @throws Problem overage_in_use when more than that is used already
 */
export async function agreeOverage(
  tx: Tx,
  { now, random }: AppContext,
  { limit, actor, ...key }: LedgerKey & { limit: number; actor: Actor },
): Promise<void> {
  const { overage, overage_limit: before } = await lockLedger(tx, key);
  if (limit === before) return;
  if (-overage > limit) {
    throw conflict('overage_in_use', `${-overage} credits of overage are in use`, 'grant credits first');
  }
  await tx
    .updateTable('credit_ledgers')
    .set({ overage_limit: limit })
    .where('partner_id', '=', key.partnerId)
    .where('mode', '=', key.mode)
    .execute();
  await recordAudit(tx, random, {
    chain: key.partnerId,
    actor,
    action: 'credits.overage_agreed',
    subject: { kind: 'credit_ledger', id: key.mode },
    details: { mode: key.mode, before, limit },
    at: now(),
  });
}

import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { enqueueJob } from '../../jobs/index.ts';
import { type LedgerKey, readLedger } from './ledger.ts';

export const LOW_BALANCE_JOB = 'credits.low-balance';

/** Announces a low balance once when it becomes low; it must have risen again before it is announced again. */
export async function noteBalance(tx: Tx, context: AppContext, key: LedgerKey): Promise<void> {
  const { available, low_balance_at, low_since } = await readLedger(tx, key);
  const isLow = available <= low_balance_at;
  if (isLow === (low_since !== null)) return;
  await tx
    .updateTable('credit_ledgers')
    .set({ low_since: isLow ? context.now() : null })
    .where('partner_id', '=', key.partnerId)
    .where('mode', '=', key.mode)
    .execute();
  // The sandbox runs dry as a matter of course: nobody is mailed about it.
  if (!isLow || key.mode === 'test') return;
  await enqueueJob(tx, context, {
    kind: LOW_BALANCE_JOB,
    key: key.partnerId,
    payload: { partner_id: key.partnerId, available },
    runAt: context.now(),
  });
}

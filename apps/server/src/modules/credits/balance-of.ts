import type { Queryable } from '../../database/index.ts';
import type { LedgerKey } from './ledger.ts';
import type { LotRow } from './tables.ts';

export type Balance = {
  available: number;
  held: number;
  burned: number;
  expired: number;
  overage: { limit: number; used: number };
  lowBalanceAt: number;
  /** Lots with credits that are available or held, the one that is used next first. */
  lots: LotRow[];
};

const NO_LEDGER = { held: 0, burned: 0, overage: 0, overage_limit: 0, low_balance_at: 0 };

/** The balance at an instant: what has expired by then counts as expired, posted or not. */
export async function balanceOf(
  query: Queryable,
  { partnerId, mode, at }: LedgerKey & { at: number },
): Promise<Balance> {
  const ledger = await query
    .selectFrom('credit_ledgers')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode)
    .executeTakeFirst();
  const lots = await query
    .selectFrom('credit_lots')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode)
    .where((lot) => lot.or([lot('available', '>', 0), lot('held', '>', 0)]))
    .execute();
  const { held, burned, overage, overage_limit, low_balance_at } = ledger ?? NO_LEDGER;
  const isDue = ({ expires_at }: LotRow) => expires_at !== null && expires_at <= at;
  const due = lots.filter(isDue).reduce((sum, { available }) => sum + available, 0);
  return {
    available: (ledger?.available ?? 0) - due,
    held,
    burned,
    expired: (ledger?.expired ?? 0) + due,
    overage: { limit: overage_limit, used: Math.abs(overage) },
    lowBalanceAt: low_balance_at,
    lots: lots.filter((lot) => !isDue(lot) || lot.held > 0).sort(byUse),
  };
}

function byUse(a: LotRow, b: LotRow): number {
  const expiry = (a.expires_at ?? Number.MAX_SAFE_INTEGER) - (b.expires_at ?? Number.MAX_SAFE_INTEGER);
  return expiry || a.created_at - b.created_at || (a.id < b.id ? -1 : 1);
}

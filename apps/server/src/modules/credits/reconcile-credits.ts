import type { Queryable } from '../../database/index.ts';
import { ACCOUNTS, type Account, LOT_ACCOUNTS, type LotRow, type TransferRow } from './tables.ts';

/** A balance that is not what the journal gives. */
export type CreditDifference = {
  subject: 'ledger' | 'lot';
  id: string;
  account: Account | 'returned' | 'seq';
  journal: number;
  balance: number;
};

type Sums = Map<string, Map<string, number>>;

/**
 * Adds the whole journal up again and compares every ledger and every lot with it. Call it in a transaction, or while nothing is
 * posted.
 */
export async function reconcileCredits(query: Queryable): Promise<CreditDifference[]> {
  const ledgers = await query.selectFrom('credit_ledgers').selectAll().execute();
  const lots = await query.selectFrom('credit_lots').selectAll().execute();
  const { byLedger, byLot } = addUp(await query.selectFrom('credit_transfers').selectAll().execute());
  const differences: CreditDifference[] = [];
  for (const ledger of ledgers) {
    const id = `${ledger.partner_id} ${ledger.mode}`;
    const sums = byLedger.get(id);
    for (const account of [...ACCOUNTS, 'seq'] as const) {
      compare(differences, { subject: 'ledger', id, account, journal: sums?.get(account) ?? 0 }, ledger[account]);
    }
  }
  for (const lot of lots) {
    const sums = byLot.get(lot.id);
    for (const account of [...LOT_ACCOUNTS, 'returned'] as const) {
      compare(
        differences,
        { subject: 'lot', id: lot.id, account, journal: sums?.get(account) ?? 0 },
        (lot as LotRow)[account],
      );
    }
  }
  return differences;
}

function compare(
  differences: CreditDifference[],
  difference: Omit<CreditDifference, 'balance'>,
  balance: number,
): void {
  if (difference.journal !== balance) differences.push({ ...difference, balance });
}

function addUp(transfers: readonly TransferRow[]): { byLedger: Sums; byLot: Sums } {
  const byLedger: Sums = new Map();
  const byLot: Sums = new Map();
  for (const { partner_id, mode, lot_id, from_account, to_account, amount } of transfers) {
    const ledger = sumsOf(byLedger, `${partner_id} ${mode}`);
    add(ledger, from_account, -amount);
    add(ledger, to_account, amount);
    add(ledger, 'seq', 1);
    const lot = sumsOf(byLot, lot_id);
    if (isInLot(from_account)) add(lot, from_account, -amount);
    add(lot, isInLot(to_account) ? to_account : 'returned', amount);
  }
  return { byLedger, byLot };
}

function isInLot(account: Account): boolean {
  return LOT_ACCOUNTS.some((inLot) => inLot === account);
}

function sumsOf(sums: Sums, id: string): Map<string, number> {
  const known = sums.get(id) ?? new Map<string, number>();
  sums.set(id, known);
  return known;
}

function add(sums: Map<string, number>, account: string, amount: number): void {
  sums.set(account, (sums.get(account) ?? 0) + amount);
}

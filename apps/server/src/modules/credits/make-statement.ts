import type { Queryable } from '../../database/index.ts';
import type { LedgerKey } from './ledger.ts';
import { ACCOUNTS, type Account, type TransferRow } from './tables.ts';

/** A statement of more lines than this is asked for in parts. */
export const MAX_STATEMENT_LINES = 10_000;

export type Statement = {
  from: number;
  asOf: number;
  opening: Record<Account, number>;
  closing: Record<Account, number>;
  /** Everything that was posted in between, in the order of the journal; each burn names its packet and the lot that paid. */
  lines: TransferRow[];
};

export type StatementInput = LedgerKey & {
  /** Milliseconds since 1970, included. */
  from: number;
  /** Included. */
  asOf: number;
};

/** Adds the journal up to two instants; it does not rely on the balances, which are those of now. Null when it has too many lines. */
export async function makeStatement(query: Queryable, input: StatementInput): Promise<Statement | null> {
  const { partnerId, mode, from, asOf } = input;
  const lines = await query
    .selectFrom('credit_transfers')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode)
    .where('at', '>=', from)
    .where('at', '<=', asOf)
    .orderBy('seq')
    .limit(MAX_STATEMENT_LINES + 1)
    .execute();
  if (lines.length > MAX_STATEMENT_LINES) return null;
  const opening = await balancesBefore(query, input);
  const closing = { ...opening };
  for (const { from_account, to_account, amount } of lines) {
    closing[from_account] -= amount;
    closing[to_account] += amount;
  }
  return { from, asOf, opening, closing, lines };
}

async function balancesBefore(
  query: Queryable,
  { partnerId, mode, from }: StatementInput,
): Promise<Record<Account, number>> {
  const sums = await query
    .selectFrom('credit_transfers')
    .select(['from_account', 'to_account', ({ fn }) => fn.sum<number>('amount').as('amount')])
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode)
    .where('at', '<', from)
    .groupBy(['from_account', 'to_account'])
    .execute();
  const balances = Object.fromEntries(ACCOUNTS.map((account) => [account, 0])) as Record<Account, number>;
  for (const { from_account, to_account, amount } of sums) {
    balances[from_account] -= amount;
    balances[to_account] += amount;
  }
  return balances;
}

import type { Mode } from '../../access/index.ts';

/**
 * The accounts of a ledger. `issuer` is where credits come from and `overage` what a partner has used beyond its grants: both
 * are negative or zero. The others say where each credit is and are never negative. All together are zero.
 */
export const ACCOUNTS = ['issuer', 'overage', 'available', 'held', 'burned', 'expired'] as const;
export type Account = (typeof ACCOUNTS)[number];

/** Where a credit can be once it is in a lot. */
export const LOT_ACCOUNTS = ['available', 'held', 'burned', 'expired'] as const;

/** How credits come to a partner. */
export const GRANT_TYPES = ['topup', 'credit_back', 'bonus', 'adjustment'] as const;
export type GrantType = (typeof GRANT_TYPES)[number];

export const TRANSFER_TYPES = [...GRANT_TYPES, 'hold', 'burn', 'release', 'expire', 'overage'] as const;
type TransferType = (typeof TRANSFER_TYPES)[number];

type AccountBalances = Record<Account, number>;

export type CreditTables = {
  /** One for each partner and mode: the balances that its transfers give, kept by a trigger, and the lock of the ledger. */
  credit_ledgers: {
    partner_id: string;
    mode: Mode;
    /** Number of the last transfer. */
    seq: number;
    overage_limit: number;
    low_balance_at: number;
    /** Since when the balance is low, as far as the partner was told. */
    low_since: number | null;
  } & AccountBalances;
  /** Credits that were granted together and expire together; where each of them is, kept by a trigger. */
  credit_lots: {
    id: string;
    partner_id: string;
    mode: Mode;
    source: GrantType | 'overage';
    expires_at: number | null;
    created_at: number;
    /** Taken out again: by an operator, or to make up for overage. */
    returned: number;
  } & Record<(typeof LOT_ACCOUNTS)[number], number>;
  /** The journal. Each row takes an amount from one account and puts it into another, so that it sums to zero by its form. */
  credit_transfers: {
    id: string;
    partner_id: string;
    mode: Mode;
    seq: number;
    type: TransferType;
    from_account: Account;
    to_account: Account;
    amount: number;
    lot_id: string;
    packet_id: string | null;
    issuance_id: string | null;
    idempotency_key: string;
    reason: string | null;
    actor_kind: string;
    actor_id: string | null;
    at: number;
  };
};

export type LedgerRow = CreditTables['credit_ledgers'];
export type LotRow = CreditTables['credit_lots'];
export type TransferRow = CreditTables['credit_transfers'];

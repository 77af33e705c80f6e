import type { IssuanceFault } from '../../src/modules/issuance/index.ts';

/** What a child does: work until it is killed at a point, or bring everything to its end and look. */
export type KillTask = {
  dataFolder: string;
  /** Null: SQLite in the data folder. */
  databaseUrl: string | null;
} & ({ kind: 'work'; point: IssuanceFault; passes: number } | { kind: 'conclude' });

/** What is there at the end; `ok` when nothing is missing, doubled or denied. */
export type KillState = {
  packets: number;
  issued: number;
  given_up: number;
  captured_credits: number;
  held_credits: number;
  negative_balances: number;
  without_proof: number;
  not_verified: number;
  log_receipts: number;
  lost_records: number;
  ledger_differences: number;
  left_staging: number;
};

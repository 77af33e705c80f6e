import type { SchemaStep } from '@attestlayer/storage';
import type { Mode } from '../../access/index.ts';

export type LogTables = {
  /** Where the checkpoint of a log lies, and what else its sequencer writes down, when several processes share a database. */
  log_states: { origin: string; name: 'checkpoint' | 'batch' | 'final'; bytes: Uint8Array };
  /** Entries that were handed in with the transaction that needs them, and where the log put them. */
  log_submissions: {
    mode: Mode;
    entry_sha256: string;
    entry: Uint8Array;
    state: 'waiting' | 'logged' | 'refused';
    log_index: number | null;
    /** A whole tlog-proof file. */
    proof: Uint8Array | null;
    error: string | null;
    submitted_at: number;
    logged_at: number | null;
  };
};

export const logSchema: SchemaStep = {
  name: '0220_log',
  common: [
    `create table log_states (
      origin text not null,
      name text not null check (name in ('checkpoint', 'batch', 'final')),
      bytes blob not null,
      primary key (origin, name)
    ) strict`,
    `create table log_submissions (
      mode text not null check (mode in ('live', 'test')),
      entry_sha256 text not null,
      entry blob not null,
      state text not null check (state in ('waiting', 'logged', 'refused')),
      log_index integer,
      proof blob,
      error text,
      submitted_at integer not null,
      logged_at integer,
      primary key (mode, entry_sha256),
      check ((state = 'logged') = (log_index is not null and proof is not null and logged_at is not null))
    ) strict`,
    `create index log_submissions_waiting on log_submissions (mode, submitted_at) where state = 'waiting'`,
    'create unique index log_submissions_index on log_submissions (mode, log_index) where log_index is not null',
  ],
};

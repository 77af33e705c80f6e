import type { SchemaStep } from '@attestlayer/storage';

export const JOB_STATES = ['waiting', 'running', 'done', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Work to be done after a transaction, stored in that very transaction. */
export type JobTables = {
  jobs: {
    id: string;
    kind: string;
    /** At most one open job of a kind has a given key. */
    key: string | null;
    payload: string;
    state: JobState;
    run_at: number;
    attempts: number;
    /** While running: until when nobody else may take it. */
    leased_until: number | null;
    lease_id: string | null;
    last_error: string | null;
    created_at: number;
    finished_at: number | null;
  };
};

export const jobSchema: SchemaStep = {
  name: '0030_jobs',
  common: [
    `create table jobs (
      id text primary key,
      kind text not null,
      key text,
      payload text not null,
      state text not null check (state in (${JOB_STATES.map((state) => `'${state}'`).join(', ')})),
      run_at integer not null,
      attempts integer not null,
      leased_until integer,
      lease_id text,
      last_error text,
      created_at integer not null,
      finished_at integer
    ) strict`,
    `create unique index jobs_open_key on jobs (kind, key) where state in ('waiting', 'running')`,
    `create index jobs_due on jobs (run_at) where state = 'waiting'`,
    `create index jobs_finished on jobs (finished_at) where state = 'done'`,
    'create index jobs_by_state on jobs (state, id)',
    `create index jobs_leased on jobs (leased_until) where state = 'running'`,
  ],
};

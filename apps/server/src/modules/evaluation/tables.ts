import type { SchemaStep } from '@attestlayer/storage';

export type EvaluationTables = {
  /** Every counted evaluation; a row is never changed. */
  evaluations: {
    packet_id: string;
    attempt: number;
    partner_id: string;
    outcome: 'PASS' | 'FAIL';
    blockers: number;
    notices: number;
    /** The exact bytes of `reports/evaluation.json`, and their address. */
    report: string;
    sha256: string;
    evaluated_at: number;
    evaluated_by: string | null;
  };
  /** Reports that the client may see. */
  shared_evaluations: { packet_id: string; attempt: number; shared_at: number; shared_by: string | null };
  /** Printed reports, by the evaluation that they print. */
  evaluation_documents: { evaluation_sha256: string; pdf_sha256: string };
};

export const evaluationTablesSchema: SchemaStep = {
  name: '0150_evaluation',
  common: [
    `create table evaluations (
      packet_id text not null references packets (id),
      attempt integer not null,
      partner_id text not null,
      outcome text not null check (outcome in ('PASS', 'FAIL')),
      blockers integer not null,
      notices integer not null,
      report text not null,
      sha256 text not null unique,
      evaluated_at integer not null,
      evaluated_by text,
      primary key (packet_id, attempt),
      check ((outcome = 'PASS') = (blockers = 0))
    ) strict`,
    `create table shared_evaluations (
      packet_id text not null,
      attempt integer not null,
      shared_at integer not null,
      shared_by text,
      primary key (packet_id, attempt),
      foreign key (packet_id, attempt) references evaluations (packet_id, attempt)
    ) strict`,
    `create table evaluation_documents (
      evaluation_sha256 text primary key references evaluations (sha256),
      pdf_sha256 text not null
    ) strict`,
  ],
  sqlite: [
    `create trigger evaluations_no_update before update on evaluations
     begin select raise(abort, 'evaluation_immutable'); end`,
  ],
  postgres: [
    `create function refuse_evaluation_change() returns trigger language plpgsql as
     $$ begin raise exception 'evaluation_immutable'; end $$`,
    `create trigger evaluations_immutable before update on evaluations
     for each row execute function refuse_evaluation_change()`,
  ],
};

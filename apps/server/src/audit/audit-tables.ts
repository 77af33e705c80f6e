import type { SchemaStep } from '@attestlayer/storage';

/** One chain for each partner, and one for the issuer. `details` is canonical JSON without secrets. */
export type AuditTables = {
  audit_events: {
    chain: string;
    seq: number;
    id: string;
    at: number;
    actor_kind: string;
    actor_id: string | null;
    action: string;
    subject_kind: string;
    subject_id: string;
    details: string;
    previous_sha256: string | null;
    sha256: string;
  };
  /** Where the next event of a chain attaches; its row is the lock of the chain. */
  audit_heads: { chain: string; seq: number; sha256: string | null };
};

export const auditSchema: SchemaStep = {
  name: '0010_audit',
  common: [
    `create table audit_events (
      chain text not null,
      seq integer not null,
      id text not null unique,
      at integer not null,
      actor_kind text not null,
      actor_id text,
      action text not null,
      subject_kind text not null,
      subject_id text not null,
      details text not null,
      previous_sha256 text,
      sha256 text not null,
      primary key (chain, seq)
    ) strict`,
    'create index audit_events_subject on audit_events (chain, subject_id, seq)',
    'create index audit_events_action on audit_events (chain, action, seq)',
    `create table audit_heads (
      chain text primary key,
      seq integer not null,
      sha256 text
    ) strict`,
  ],
  sqlite: [
    `create trigger audit_events_no_update before update on audit_events
     begin select raise(abort, 'audit_event_immutable'); end`,
    `create trigger audit_events_no_delete before delete on audit_events
     begin select raise(abort, 'audit_event_immutable'); end`,
  ],
  postgres: [
    `create function refuse_audit_change() returns trigger language plpgsql as
     $$ begin raise exception 'audit_event_immutable'; end $$`,
    `create trigger audit_events_immutable before update or delete on audit_events
     for each row execute function refuse_audit_change()`,
  ],
};

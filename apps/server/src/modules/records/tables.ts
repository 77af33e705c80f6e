import type { SchemaStep } from '@attestlayer/storage';

/**
 * - `current`: counts when the packet is evaluated; `returned`: sent back by the partner with a reason, does not count.
 * - `withdrawn`, `superseded`: taken back, replaced; final.
 * - `refused`: not taken in by inspection; its bytes were not stored and it never was part of the packet.
 */
export const RECORD_STATES = ['current', 'returned', 'withdrawn', 'superseded', 'refused'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

export type RecordTables = {
  /** What is kept in the blob store. Its row is the lock between whoever begins to need a blob and whoever deletes it. */
  stored_blobs: { sha256: string; deleting_since: number | null };
  /** Who needs a blob: `kind` and `owner_id` name the row that refers to it. */
  blob_references: { sha256: string; kind: string; owner_id: string };
  /** The facts about bytes under one set of JSON Schemas, so that the same bytes are inspected once. */
  inspections: { sha256: string; schemas_sha256: string; facts: string; inspected_at: number };
  records: {
    id: string;
    partner_id: string;
    mode: 'live' | 'test';
    client_id: string;
    packet_id: string;
    sha256: string;
    size_bytes: number;
    schemas_sha256: string;
    original_name: string;
    /** JSON array of requirement ids. */
    requirement_ids: string;
    received_at: number;
    effective_from: string | null;
    effective_until: string | null;
    submitted_by_kind: string;
    /** For a contributor the id of the request. */
    submitted_by: string | null;
    /** The earliest record of the packet that had the same bytes when this one came. */
    duplicate_of: string | null;
    state: RecordState;
    /** Why it was returned, withdrawn or replaced. */
    reason: string | null;
    superseded_by: string | null;
    state_changed_at: number;
    /** When the retention policy had the bytes deleted; the row and its hash stay. */
    content_deleted_at: number | null;
    version: number;
  };
};

export const recordSchema: SchemaStep = {
  name: '0140_records',
  common: [
    `create table stored_blobs (
      sha256 text primary key,
      deleting_since integer
    ) strict`,
    `create table blob_references (
      sha256 text not null references stored_blobs (sha256),
      kind text not null,
      owner_id text not null,
      primary key (sha256, kind, owner_id)
    ) strict`,
    'create index blob_references_by_owner on blob_references (owner_id, kind)',
    `create table inspections (
      sha256 text not null,
      schemas_sha256 text not null,
      facts text not null,
      inspected_at integer not null,
      primary key (sha256, schemas_sha256)
    ) strict`,
    `create table records (
      id text primary key,
      partner_id text not null,
      mode text not null check (mode in ('live', 'test')),
      client_id text not null,
      packet_id text not null references packets (id),
      sha256 text not null,
      size_bytes integer not null,
      schemas_sha256 text not null,
      original_name text not null,
      requirement_ids text not null,
      received_at integer not null,
      effective_from text,
      effective_until text,
      submitted_by_kind text not null,
      submitted_by text,
      duplicate_of text,
      state text not null check (state in (${RECORD_STATES.map((state) => `'${state}'`).join(', ')})),
      reason text,
      superseded_by text references records (id),
      state_changed_at integer not null,
      content_deleted_at integer,
      version integer not null,
      foreign key (sha256, schemas_sha256) references inspections (sha256, schemas_sha256),
      check ((state = 'superseded') = (superseded_by is not null))
    ) strict`,
    'create index records_of_packet on records (packet_id, state, id)',
    `create index records_with_content on records (partner_id, mode, packet_id)
     where content_deleted_at is null and state <> 'refused'`,
    'create index records_same_bytes on records (packet_id, sha256)',
  ],
  sqlite: [
    `create trigger records_final before update of state on records
     when old.state in ('withdrawn', 'superseded', 'refused') and new.state <> old.state
     begin select raise(abort, 'record_state_final'); end`,
    `create trigger records_received before update of received_at, sha256, original_name, packet_id on records
     when old.received_at <> new.received_at or old.sha256 <> new.sha256 or old.original_name <> new.original_name
       or old.packet_id <> new.packet_id
     begin select raise(abort, 'record_immutable'); end`,
  ],
  postgres: [
    `create function check_record_change() returns trigger language plpgsql as $$
     begin
       if old.state in ('withdrawn', 'superseded', 'refused') and new.state <> old.state then
         raise exception 'record_state_final';
       end if;
       if old.received_at <> new.received_at or old.sha256 <> new.sha256 or old.original_name <> new.original_name
         or old.packet_id <> new.packet_id then
         raise exception 'record_immutable';
       end if;
       return new;
     end $$`,
    `create trigger records_change before update on records
     for each row execute function check_record_change()`,
  ],
};

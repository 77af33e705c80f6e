import type { SchemaStep } from '@attestlayer/storage';

/**
 * - `receiving`: bytes come in; `inspecting`: all are there.
 * - `registered`: became one record or, for an archive, several; `refused`: nothing of it was kept.
 */
export const UPLOAD_STATES = ['receiving', 'inspecting', 'registered', 'refused'] as const;
type UploadState = (typeof UPLOAD_STATES)[number];

export type UploadTables = {
  uploads: {
    id: string;
    partner_id: string;
    mode: 'live' | 'test';
    client_id: string;
    packet_id: string;
    /** JSON of the actor that began it; it alone may go on, and the records are submitted in its name. */
    actor: string;
    owner_kind: string;
    owner_id: string;
    original_name: string;
    /** JSON array. */
    requirement_ids: string;
    /** JSON object: the metadata as the client gave them, which tus gives back. */
    metadata: string;
    expected_sha256: string | null;
    size_bytes: number;
    /** These bytes are durable. */
    received_bytes: number;
    /** Who writes bytes: another writer takes over by putting its own token here. */
    writer: string | null;
    /** Known with the last byte when one process received all of them, else after inspection. */
    sha256: string | null;
    state: UploadState;
    /** JSON array of record ids. */
    record_ids: string;
    refusal_code: string | null;
    refusal_detail: string | null;
    /** JSON array: members of an archive that were not taken in. */
    refused_members: string;
    created_at: number;
    expires_at: number;
    finished_at: number | null;
  };
  /** The staged bytes of an upload in S3: one object each, without gaps. */
  upload_parts: { upload_id: string; offset_bytes: number; size_bytes: number; object_key: string };
};

export const uploadSchema: SchemaStep = {
  name: '0150_uploads',
  common: [
    `create table uploads (
      id text primary key,
      partner_id text not null,
      mode text not null check (mode in ('live', 'test')),
      client_id text not null,
      packet_id text not null references packets (id),
      actor text not null,
      owner_kind text not null,
      owner_id text not null,
      original_name text not null,
      requirement_ids text not null,
      metadata text not null,
      expected_sha256 text,
      size_bytes integer not null check (size_bytes >= 0),
      received_bytes integer not null,
      writer text,
      sha256 text,
      state text not null check (state in (${UPLOAD_STATES.map((state) => `'${state}'`).join(', ')})),
      record_ids text not null,
      refusal_code text,
      refusal_detail text,
      refused_members text not null,
      created_at integer not null,
      expires_at integer not null,
      finished_at integer,
      check (received_bytes between 0 and size_bytes),
      check ((state = 'refused') = (refusal_code is not null)),
      check ((finished_at is not null) = (state in ('registered', 'refused')))
    ) strict`,
    'create index uploads_of_packet on uploads (packet_id, state, id)',
    `create table upload_parts (
      upload_id text not null references uploads (id),
      offset_bytes integer not null,
      size_bytes integer not null,
      object_key text not null,
      primary key (upload_id, offset_bytes)
    ) strict`,
  ],
};

import type { SchemaStep } from '@attestlayer/storage';

/** What was deleted, when and under which policy: the row stays when the bytes are gone. */
export type RetentionTables = {
  deletions: {
    id: string;
    partner_id: string;
    mode: 'live' | 'test';
    client_id: string;
    packet_id: string;
    kind: 'records' | 'kit';
    /** JSON array of the SHA-256 of each deleted file. */
    sha256s: string;
    size_bytes: number;
    /** The policy under which it was deleted, as the audit log keeps it. */
    policy_sha256: string;
    deleted_at: number;
  };
};

export const retentionSchema: SchemaStep = {
  name: '0300_retention',
  common: [
    `create table deletions (
      id text primary key,
      partner_id text not null references partners (id),
      mode text not null check (mode in ('live', 'test')),
      client_id text not null references clients (id),
      packet_id text not null references packets (id),
      kind text not null check (kind in ('records', 'kit')),
      sha256s text not null,
      size_bytes integer not null,
      policy_sha256 text not null,
      deleted_at integer not null,
      unique (packet_id, kind)
    ) strict`,
    'create index deletions_newest on deletions (partner_id, mode, id)',
  ],
};

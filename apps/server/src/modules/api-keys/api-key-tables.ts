import type { SchemaStep } from '@attestlayer/storage';
import type { Mode } from '../../access/index.ts';

export type ApiKeyTables = {
  api_keys: {
    id: string;
    partner_id: string;
    mode: Mode;
    name: string;
    /** The beginning of the secret. */
    shown_part: string;
    secret_sha256: string;
    /** JSON list. */
    permissions: string;
    created_by: string | null;
    created_at: number;
    expires_at: number | null;
    revoked_at: number | null;
    last_used_at: number | null;
    /** The key that took the place of this one, which then ends at `expires_at`. */
    replaced_by: string | null;
  };
};

export const apiKeySchema: SchemaStep = {
  name: '0120_api_keys',
  common: [
    `create table api_keys (
      id text primary key,
      partner_id text not null references partners (id),
      mode text not null check (mode in ('live', 'test')),
      name text not null,
      shown_part text not null,
      secret_sha256 text not null unique,
      permissions text not null,
      created_by text,
      created_at integer not null,
      expires_at integer,
      revoked_at integer,
      last_used_at integer,
      replaced_by text references api_keys (id)
    ) strict`,
    'create index api_keys_partner on api_keys (partner_id, id)',
  ],
};

import type { SchemaStep } from '@attestlayer/storage';

export const REQUEST_STATES = ['open', 'submitted', 'revoked'] as const;
type RequestState = (typeof REQUEST_STATES)[number];

export type RequestTables = {
  /** What one person of a client was asked for. */
  client_requests: {
    id: string;
    partner_id: string;
    mode: 'live' | 'test';
    client_id: string;
    packet_id: string;
    contact_name: string;
    contact_email: string;
    locale: 'en' | 'fr';
    message: string | null;
    state: RequestState;
    expires_at: number;
    /** Codes typed wrong since the last mail. */
    wrong_codes: number;
    /** When the next reminder is due; null: never. */
    remind_at: number | null;
    reminders_sent: number;
    /** Returned records and shared reports up to these have been told. */
    told_returned_at: number;
    told_attempt: number;
    submitted_at: number | null;
    created_at: number;
    /** Of the member who asked; null for a program. */
    created_by: string | null;
    version: number;
  };
  /** Links that were mailed; only hashes. A client comes back by the same link for weeks, so it opens more than once. */
  request_links: { token_sha256: string; request_id: string; code_hmac: string; created_at: number };
  contributor_sessions: { token_sha256: string; request_id: string; expires_at: number };
};

export const requestSchema: SchemaStep = {
  name: '0160_requests',
  common: [
    `create table client_requests (
      id text primary key,
      partner_id text not null,
      mode text not null check (mode in ('live', 'test')),
      client_id text not null references clients (id),
      packet_id text not null references packets (id),
      contact_name text not null,
      contact_email text not null,
      locale text not null,
      message text,
      state text not null check (state in (${REQUEST_STATES.map((state) => `'${state}'`).join(', ')})),
      expires_at integer not null,
      wrong_codes integer not null,
      remind_at integer,
      reminders_sent integer not null,
      told_returned_at integer not null,
      told_attempt integer not null,
      submitted_at integer,
      created_at integer not null,
      created_by text,
      version integer not null,
      check (state = 'open' or remind_at is null)
    ) strict`,
    'create index client_requests_of_packet on client_requests (packet_id, id)',
    `create index client_requests_of_address on client_requests (contact_email, partner_id) where state <> 'revoked'`,
    `create table request_links (
      token_sha256 text primary key,
      request_id text not null references client_requests (id),
      code_hmac text not null,
      created_at integer not null
    ) strict`,
    'create index request_links_of_request on request_links (request_id)',
    `create table contributor_sessions (
      token_sha256 text primary key,
      request_id text not null references client_requests (id),
      expires_at integer not null
    ) strict`,
    'create index contributor_sessions_of_request on contributor_sessions (request_id, expires_at)',
  ],
};

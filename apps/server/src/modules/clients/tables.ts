import type { SchemaStep } from '@attestlayer/storage';

/** The organisations whose records a partner collects. */
export type ClientTables = {
  clients: {
    /** A UUIDv7, which is a valid party id of a kit. */
    id: string;
    partner_id: string;
    /** The ledger and log that the client's packets belong to: test clients are not seen by live work. */
    mode: 'live' | 'test';
    name: string;
    /** The partner's own number for the client; unique among the clients of a partner. */
    reference: string | null;
    /** JSON array of {@link Contact}. */
    contacts: string;
    locale: string;
    /** Name and reference in lower case without accents: for searching and sorting. */
    search_text: string;
    archived_at: number | null;
    created_at: number;
    created_by: string | null;
    version: number;
  };
};

export const clientSchema: SchemaStep = {
  name: '0100_clients',
  common: [
    `create table clients (
      id text primary key,
      partner_id text not null,
      mode text not null check (mode in ('live', 'test')),
      name text not null,
      reference text,
      contacts text not null,
      locale text not null,
      search_text text not null,
      archived_at integer,
      created_at integer not null,
      created_by text,
      version integer not null
    ) strict`,
    'create unique index clients_reference on clients (partner_id, mode, reference)',
    'create index clients_by_name on clients (partner_id, mode, search_text, id)',
  ],
};

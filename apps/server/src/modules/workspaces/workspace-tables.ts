import type { SchemaStep } from '@attestlayer/storage';

export const TIERS = ['starter', 'growth', 'portfolio', 'platform'] as const;
export type Tier = (typeof TIERS)[number];

/** One row for each partner: its workspace and the settings of it. */
export type WorkspaceTables = {
  partners: {
    id: string;
    name: string;
    tier: Tier;
    state: 'active' | 'suspended' | 'closed';
    /** Stands on the binder's cover beside the issuer. */
    binder_name: string;
    logo_blob_sha256: string | null;
    locale: 'en' | 'fr';
    /** 1: each record is also printed into the binder. */
    record_pdf: number;
    second_factor_demanded: number;
    reminder_every_days: number;
    reminder_max_count: number;
    retention_policy: string;
    version: number;
    created_at: number;
  };
};

export const workspaceSchema: SchemaStep = {
  name: '0100_workspaces',
  common: [
    `create table partners (
      id text primary key,
      name text not null,
      tier text not null check (tier in ('starter', 'growth', 'portfolio', 'platform')),
      state text not null check (state in ('active', 'suspended', 'closed')),
      binder_name text not null,
      logo_blob_sha256 text,
      locale text not null,
      record_pdf integer not null check (record_pdf in (0, 1)),
      second_factor_demanded integer not null check (second_factor_demanded in (0, 1)),
      reminder_every_days integer not null check (reminder_every_days > 0),
      reminder_max_count integer not null check (reminder_max_count >= 0),
      retention_policy text not null,
      version integer not null,
      created_at integer not null
    ) strict`,
    'create index partners_name on partners (name, id)',
  ],
};

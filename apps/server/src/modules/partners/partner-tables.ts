import type { SchemaStep } from '@attestlayer/storage';
import type { Tier } from '../workspaces/index.ts';

export const APPLICATION_STATES = ['received', 'in_review', 'asked', 'accepted', 'declined'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** An organisation that wants to become a partner, and its qualification case. */
export type PartnerTables = {
  applications: {
    id: string;
    organisation: string;
    website: string | null;
    contact_name: string;
    contact_email: string;
    intended_tier: Tier;
    workflow: string;
    client_types: string;
    /** Empty: none. */
    regulated_sectors: string;
    locale: 'en' | 'fr';
    state: ApplicationState;
    /** Of an accepted one. */
    partner_id: string | null;
    created_at: number;
    decided_at: number | null;
  };
  /** A conversation with the applicant, and what it settled. */
  case_sessions: {
    id: string;
    application_id: string;
    /** `YYYY-MM-DD`. */
    held_on: string;
    participants: string;
    notes: string;
    scope_fit: number;
    boundary_accepted: number;
    overclaiming_rules: number;
    tier_fit: number;
    recorded_by: string;
    created_at: number;
  };
  /** What was asked and decided, with the reason that the applicant was given. */
  case_steps: {
    id: string;
    application_id: string;
    kind: 'received' | 'session_held' | 'asked' | 'accepted' | 'declined';
    text: string | null;
    by_user: string | null;
    at: number;
  };
};

export const partnerSchema: SchemaStep = {
  name: '0130_partners',
  common: [
    `create table applications (
      id text primary key,
      organisation text not null,
      website text,
      contact_name text not null,
      contact_email text not null,
      intended_tier text not null,
      workflow text not null,
      client_types text not null,
      regulated_sectors text not null,
      locale text not null,
      state text not null check (state in ('received', 'in_review', 'asked', 'accepted', 'declined')),
      partner_id text references partners (id),
      created_at integer not null,
      decided_at integer,
      check ((state = 'accepted') = (partner_id is not null)),
      check ((state in ('accepted', 'declined')) = (decided_at is not null))
    ) strict`,
    'create index applications_state on applications (state, id)',
    `create table case_sessions (
      id text primary key,
      application_id text not null references applications (id),
      held_on text not null,
      participants text not null,
      notes text not null,
      scope_fit integer not null check (scope_fit in (0, 1)),
      boundary_accepted integer not null check (boundary_accepted in (0, 1)),
      overclaiming_rules integer not null check (overclaiming_rules in (0, 1)),
      tier_fit integer not null check (tier_fit in (0, 1)),
      recorded_by text not null,
      created_at integer not null
    ) strict`,
    'create index case_sessions_application on case_sessions (application_id, id)',
    `create table case_steps (
      id text primary key,
      application_id text not null references applications (id),
      kind text not null check (kind in ('received', 'session_held', 'asked', 'accepted', 'declined')),
      text text,
      by_user text,
      at integer not null
    ) strict`,
    'create index case_steps_application on case_steps (application_id, id)',
  ],
};

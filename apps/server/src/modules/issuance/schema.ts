import type { SchemaStep } from '@attestlayer/storage';
import { ISSUANCE_STATES, ISSUANCE_STEPS } from './issuance-states.ts';

const STATES = ISSUANCE_STATES.map((state) => `'${state}'`).join(', ');
const TRANSITIONS = ISSUANCE_STEPS.flatMap((state, index) => {
  const next = ISSUANCE_STEPS[index + 1];
  return next === undefined ? [] : [`'${state}>${next}'`, `'${state}>failed'`];
}).join(', ');

const DIFFERS = 'issuance_transition_refused';
const NO_KIT = 'credit_burn_without_kit';
const REFUSE_BURN = `new.type = 'burn' and not exists (select 1 from kits
  where kits.issuance_id = new.issuance_id and kits.packet_id = new.packet_id)`;

export const issuanceSchema: SchemaStep = {
  name: '0230_issuance',
  common: [
    `create table issuances (
      id text primary key,
      partner_id text not null,
      mode text not null check (mode in ('live', 'test')),
      client_id text not null,
      packet_id text not null references packets (id),
      series_id text not null,
      state text not null check (state in (${STATES})),
      outcome text not null check (outcome = 'PASS'),
      attempt integer not null,
      evaluation text not null,
      records text not null,
      seed blob not null,
      requested text not null,
      frozen text,
      receipt_id text unique,
      issued_at integer,
      after_checkpoint blob,
      receipt_sha256 text unique,
      entry_sha256 text,
      kit_id text,
      zip_sha256 text,
      zip_size integer,
      error_code text,
      error_message text,
      progress text,
      requested_at integer not null,
      requested_by text,
      state_changed_at integer not null,
      delivery_due_at integer not null,
      delivered_at integer,
      check (state in ('held', 'failed')
        or (frozen is not null and receipt_id is not null and issued_at is not null and after_checkpoint is not null)),
      check (state in ('held', 'frozen', 'failed') or receipt_sha256 is not null),
      check (state in ('held', 'frozen', 'sealed', 'self_verified', 'failed') or entry_sha256 is not null),
      check (state not in ('stored', 'delivered')
        or (kit_id is not null and zip_sha256 is not null and zip_size is not null)),
      check ((state = 'delivered') = (delivered_at is not null)),
      check ((state = 'failed') = (error_code is not null))
    ) strict`,
    `create unique index issuances_one_open on issuances (packet_id) where state <> 'failed'`,
    'create index issuances_by_packet on issuances (packet_id, id)',
    `create index issuances_open on issuances (delivery_due_at) where state not in ('delivered', 'failed')`,
    `create table kits (
      receipt_id text primary key,
      issuance_id text not null unique references issuances (id),
      packet_id text not null unique references packets (id),
      partner_id text not null,
      mode text not null,
      client_id text not null,
      series_id text not null,
      kit_id text not null unique,
      receipt_sha256 text not null unique,
      manifest blob not null,
      zip_sha256 text not null,
      zip_size integer not null,
      entry_sha256 text not null,
      log_index integer not null,
      issued_at integer not null,
      delivered_at integer not null,
      status text not null check (status in ('issued', 'withdrawn', 'superseded')),
      status_reason text,
      status_at integer,
      status_entry_sha256 text,
      superseded_by text references kits (receipt_sha256),
      zip_deleted_at integer,
      check (status <> 'issued' or status_entry_sha256 is null),
      check (status <> 'superseded' or superseded_by is not null),
      foreign key (mode, entry_sha256) references log_submissions (mode, entry_sha256)
    ) strict`,
    `create table reissues (
      packet_id text primary key references packets (id),
      replaces_packet_id text not null references packets (id),
      reason text not null,
      created_at integer not null,
      created_by text
    ) strict`,
    'create index reissues_by_replaced on reissues (replaces_packet_id)',
    'create index kits_by_series on kits (series_id, delivered_at)',
    'create index kits_with_zip on kits (partner_id, mode, issued_at) where zip_deleted_at is null',
    'create index kits_by_partner on kits (partner_id, mode, delivered_at)',
  ],
  sqlite: [
    `create trigger issuances_transition before update of state on issuances
     when old.state <> new.state and (old.state || '>' || new.state) not in (${TRANSITIONS})
     begin select raise(abort, '${DIFFERS}'); end`,
    `create trigger ${NO_KIT} before insert on credit_transfers
     begin select raise(abort, '${NO_KIT}') where ${REFUSE_BURN}; end`,
  ],
  postgres: [
    `create function check_issuance_transition() returns trigger language plpgsql as $$ begin
      if old.state <> new.state and (old.state || '>' || new.state) not in (${TRANSITIONS}) then
        raise exception '${DIFFERS}';
      end if;
      return new; end $$`,
    `create trigger issuances_transition before update of state on issuances
     for each row execute function check_issuance_transition()`,
    `create function check_burn_has_kit() returns trigger language plpgsql as $$ begin
      if ${REFUSE_BURN} then raise exception '${NO_KIT}'; end if; return new; end $$`,
    `create trigger credit_transfers_kit before insert on credit_transfers
     for each row execute function check_burn_has_kit()`,
  ],
};

import type { SchemaStep } from '@attestlayer/storage';
import { NEXT_STATES, PACKET_STATES, type PacketState } from './packet-states.ts';

export type PacketTables = {
  /** Kits of one client under one profile follow each other in a series. */
  packet_series: {
    id: string;
    partner_id: string;
    mode: 'live' | 'test';
    client_id: string;
    profile_id: string;
  };
  packets: {
    id: string;
    partner_id: string;
    mode: 'live' | 'test';
    client_id: string;
    profile_id: string;
    profile_version: number;
    profile_sha256: string;
    series_id: string;
    title: string;
    /** The partner's own number. */
    reference: string | null;
    /** First and last day (YYYY-MM-DD) that the packet is about; both or neither. */
    period_from: string | null;
    period_until: string | null;
    due_at: number | null;
    state: PacketState;
    state_changed_at: number;
    /** Evaluations so far; the trail counts the same. */
    attempts: number;
    /** Blockers that the last evaluation found; null before the first. */
    blockers: number | null;
    search_text: string;
    created_at: number;
    created_by: string | null;
    /** The issued packet that this one is a correction of: its kit is superseded by the kit of this one. */
    supersedes: string | null;
    version: number;
  };
  /** The hash trail, a line a row: its exact bytes without the newline. */
  packet_trail_lines: { packet_id: string; seq: number; line: string; sha256: string };
  /** By requirement, then by field: what the client declares beside the records, as JSON. */
  packet_declarations: { packet_id: string; declared: string; changed_at: number; changed_by: string | null };
};

const TRANSITIONS = Object.entries(NEXT_STATES)
  .flatMap(([from, next]) => next.map((to) => `'${from}>${to}'`))
  .join(', ');

export const packetSchema: SchemaStep = {
  name: '0120_packets',
  common: [
    `create table packet_series (
      id text primary key,
      partner_id text not null,
      mode text not null,
      client_id text not null references clients (id),
      profile_id text not null,
      unique (client_id, profile_id, mode)
    ) strict`,
    `create table packets (
      id text primary key,
      partner_id text not null,
      mode text not null check (mode in ('live', 'test')),
      client_id text not null references clients (id),
      profile_id text not null,
      profile_version integer not null,
      profile_sha256 text not null,
      series_id text not null references packet_series (id),
      title text not null,
      reference text,
      period_from text,
      period_until text,
      due_at integer,
      state text not null check (state in (${PACKET_STATES.map((state) => `'${state}'`).join(', ')})),
      state_changed_at integer not null,
      attempts integer not null,
      blockers integer,
      search_text text not null,
      created_at integer not null,
      created_by text,
      supersedes text references packets (id),
      version integer not null,
      foreign key (profile_id, profile_version) references profiles (profile_id, version),
      check ((period_from is null) = (period_until is null) and (period_from is null or period_from <= period_until)),
      check (state <> 'ready' or blockers = 0),
      check (state <> 'issued' or blockers = 0)
    ) strict`,
    'create index packets_newest on packets (partner_id, mode, id)',
    'create index packets_by_state on packets (partner_id, mode, state, id)',
    'create index packets_by_client on packets (client_id, id)',
    'create index packets_by_due on packets (partner_id, mode, due_at) where due_at is not null',
    'create index packets_by_series on packets (series_id, id)',
    `create unique index packets_one_correction on packets (supersedes)
     where supersedes is not null and state <> 'cancelled'`,
    `create table packet_trail_lines (
      packet_id text not null references packets (id),
      seq integer not null,
      line text not null,
      sha256 text not null,
      primary key (packet_id, seq)
    ) strict`,
    `create table packet_declarations (
      packet_id text primary key references packets (id),
      declared text not null,
      changed_at integer not null,
      changed_by text
    ) strict`,
  ],
  sqlite: [
    `create trigger packets_transition before update of state on packets
     when old.state <> new.state and (old.state || '>' || new.state) not in (${TRANSITIONS})
     begin select raise(abort, 'packet_transition_refused'); end`,
    `create trigger packet_trail_lines_no_update before update on packet_trail_lines
     begin select raise(abort, 'packet_trail_immutable'); end`,
  ],
  postgres: [
    `create function check_packet_transition() returns trigger language plpgsql as $$
     begin
       if old.state <> new.state and (old.state || '>' || new.state) not in (${TRANSITIONS}) then
         raise exception 'packet_transition_refused';
       end if;
       return new;
     end $$`,
    `create trigger packets_transition before update of state on packets
     for each row execute function check_packet_transition()`,
    `create function refuse_trail_change() returns trigger language plpgsql as
     $$ begin raise exception 'packet_trail_immutable'; end $$`,
    `create trigger packet_trail_lines_immutable before update on packet_trail_lines
     for each row execute function refuse_trail_change()`,
  ],
};

import type { SchemaStep } from '@attestlayer/storage';

/** Published versions of profiles; a row is never changed, so that what a packet was evaluated under stays what it was. */
export type ProfileTables = {
  profiles: {
    profile_id: string;
    version: number;
    /** Of the document: its address. */
    sha256: string;
    title: string;
    /** `profile.json`: canonical JSON. */
    document: string;
    published_at: number;
    /** Null for a profile that came with the engine. */
    published_by: string | null;
  };
};

export const profileTablesSchema: SchemaStep = {
  name: '0110_profiles',
  common: [
    `create table profiles (
      profile_id text not null,
      version integer not null,
      sha256 text not null unique,
      title text not null,
      document text not null,
      published_at integer not null,
      published_by text,
      primary key (profile_id, version)
    ) strict`,
  ],
  sqlite: [
    `create trigger profiles_no_update before update on profiles
     begin select raise(abort, 'profile_immutable'); end`,
    `create trigger profiles_no_delete before delete on profiles
     begin select raise(abort, 'profile_immutable'); end`,
  ],
  postgres: [
    `create function refuse_profile_change() returns trigger language plpgsql as
     $$ begin raise exception 'profile_immutable'; end $$`,
    `create trigger profiles_immutable before update or delete on profiles
     for each row execute function refuse_profile_change()`,
  ],
};

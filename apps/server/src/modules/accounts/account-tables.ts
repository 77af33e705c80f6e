import type { SchemaStep } from '@attestlayer/storage';
import type { PartnerRole } from '../../access/index.ts';

/** Why a link was mailed; each is spent by its own use case only. */
export const LINK_KINDS = ['set_up', 'invitation', 'sign_in', 'password_reset'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/**
 * The first six tables are read and written by the auth library too. It is told that the database is SQLite whichever it is, so
 * that its times are RFC 3339 text and its truth values 0 or 1 on both; the column names are its own.
 */
export type AccountTables = {
  users: {
    id: string;
    name: string;
    email: string;
    emailVerified: number;
    image: string | null;
    createdAt: string;
    updatedAt: string;
    twoFactorEnabled: number;
    locale: 'en' | 'fr';
    /** 1: works for the issuer and may use the console. */
    issuerOperator: number;
  };
  sessions: {
    id: string;
    userId: string;
    token: string;
    expiresAt: string;
    createdAt: string;
    updatedAt: string;
    ipAddress: string | null;
    userAgent: string | null;
    /** The partner that the person works for now; null: the first one, or the console. */
    workspaceId: string | null;
  };
  credentials: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string | null;
    createdAt: string;
    updatedAt: string;
  };
  verifications: {
    id: string;
    identifier: string;
    value: string;
    expiresAt: string;
    createdAt: string;
    updatedAt: string;
  };
  second_factors: { id: string; userId: string; secret: string; backupCodes: string; verified: number | null };
  /** Codes of authenticator apps that were used moments ago: none opens a second session. */
  used_totp_codes: { user_id: string; code_hmac: string; used_at: number };
  passkeys: { id: string; userId: string; name: string | null; createdAt: string | null; credentialID: string };
  memberships: {
    partner_id: string;
    user_id: string;
    role: PartnerRole;
    /** JSON list; null: every client. */
    client_ids: string | null;
    created_at: number;
  };
  /** One-time secrets that were mailed or printed: only their hashes are here. */
  account_links: {
    id: string;
    kind: LinkKind;
    email: string | null;
    token_sha256: string;
    /** Keyed with a secret outside the database: 40 bits are too few for a plain hash. */
    code_hmac: string;
    wrong_codes: number;
    expires_at: number;
    spent_at: number | null;
    created_at: number;
  };
  invitations: {
    id: string;
    link_id: string;
    /** Null: to work for the issuer. */
    partner_id: string | null;
    email: string;
    role: PartnerRole | null;
    client_ids: string | null;
    invited_by: string | null;
    /** As the mail says it: a person of the workspace, or the issuer. */
    inviter_name: string;
    state: 'open' | 'accepted' | 'revoked';
    created_at: number;
  };
};

/** One account of a provider opens one account here, whatever two sign-ins at once find. */
export const accountKeySchema: SchemaStep = {
  name: '0320_account_keys',
  common: ['create unique index credentials_account on credentials ("providerId", "accountId")'],
};

export const accountSchema: SchemaStep = {
  name: '0110_accounts',
  common: [
    `create table users (
      id text primary key,
      name text not null,
      email text not null unique,
      "emailVerified" integer not null,
      image text,
      "createdAt" text not null,
      "updatedAt" text not null,
      "twoFactorEnabled" integer,
      locale text not null,
      "issuerOperator" integer not null
    ) strict`,
    `create table sessions (
      id text primary key,
      "userId" text not null references users (id) on delete cascade,
      token text not null unique,
      "expiresAt" text not null,
      "createdAt" text not null,
      "updatedAt" text not null,
      "ipAddress" text,
      "userAgent" text,
      "workspaceId" text references partners (id)
    ) strict`,
    'create index sessions_user on sessions ("userId")',
    `create table credentials (
      id text primary key,
      "accountId" text not null,
      "providerId" text not null,
      "userId" text not null references users (id) on delete cascade,
      "accessToken" text,
      "refreshToken" text,
      "idToken" text,
      "accessTokenExpiresAt" text,
      "refreshTokenExpiresAt" text,
      scope text,
      password text,
      "createdAt" text not null,
      "updatedAt" text not null
    ) strict`,
    'create index credentials_user on credentials ("userId")',
    `create table verifications (
      id text primary key,
      identifier text not null,
      value text not null,
      "expiresAt" text not null,
      "createdAt" text not null,
      "updatedAt" text not null
    ) strict`,
    'create index verifications_identifier on verifications (identifier)',
    `create table second_factors (
      id text primary key,
      "userId" text not null references users (id) on delete cascade,
      secret text not null,
      "backupCodes" text not null,
      verified integer,
      "failedVerificationCount" integer,
      "lockedUntil" text
    ) strict`,
    'create unique index second_factors_user on second_factors ("userId")',
    `create table used_totp_codes (
      user_id text not null references users (id) on delete cascade,
      code_hmac text not null,
      used_at integer not null,
      primary key (user_id, code_hmac)
    ) strict`,
    `create table passkeys (
      id text primary key,
      "userId" text not null references users (id) on delete cascade,
      name text,
      "publicKey" text not null,
      "credentialID" text not null unique,
      counter integer not null,
      "deviceType" text not null,
      "backedUp" integer not null,
      transports text,
      "createdAt" text,
      aaguid text
    ) strict`,
    'create index passkeys_user on passkeys ("userId")',
    `create table memberships (
      partner_id text not null references partners (id),
      user_id text not null references users (id),
      role text not null check (role in ('owner', 'admin', 'operator', 'viewer')),
      client_ids text,
      created_at integer not null,
      primary key (partner_id, user_id)
    ) strict`,
    'create index memberships_user on memberships (user_id)',
    `create table account_links (
      id text primary key,
      kind text not null check (kind in ('set_up', 'invitation', 'sign_in', 'password_reset')),
      email text,
      token_sha256 text not null unique,
      code_hmac text not null,
      wrong_codes integer not null,
      expires_at integer not null,
      spent_at integer,
      created_at integer not null
    ) strict`,
    'create index account_links_email on account_links (email, kind)',
    `create table invitations (
      id text primary key,
      link_id text not null unique references account_links (id),
      partner_id text references partners (id),
      email text not null,
      role text,
      client_ids text,
      invited_by text references users (id),
      inviter_name text not null,
      state text not null check (state in ('open', 'accepted', 'revoked')),
      created_at integer not null,
      check ((partner_id is null) = (role is null))
    ) strict`,
    'create index invitations_partner on invitations (partner_id, id)',
  ],
};

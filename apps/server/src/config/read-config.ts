import { join, resolve } from 'node:path';
import type { DatabaseConfig } from '@attestlayer/storage';
import { ConfigError } from './config-error.ts';
import { type Environment, environmentSchema, PROCESS_ROLES, type ProcessRole } from './config-schema.ts';
import { readSurfaces, type Surfaces } from './read-surfaces.ts';

/** The settings in the form that the program uses. */
export type Config = {
  environment: Environment;
  dataFolder: string;
  /** Without a slash at the end. */
  baseUrl: string;
  surfaces: Surfaces;
  roles: ReadonlySet<ProcessRole>;
  database: DatabaseConfig;
  s3: S3Config | null;
  oidc: OidcConfig | null;
};

/** An OpenID Connect provider by which people sign in. */
export type OidcConfig = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Null: pages name it in the reader's language. */
  name: string | null;
};

export type S3Config = {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  prefix: string;
  addressing: 'path' | 'virtual-host';
};

/** Ours begin with one of these words, so that a mistyped name is told instead of ignored. */
const OWN_PREFIXES = ['AUTH_', 'OIDC_', 'S3_', 'ISSUER_', 'SMTP_', 'CLAMD_', 'MERGE_'];

/** Reads the settings from the environment. @throws ConfigError that names every setting that is wrong */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  refuseUnknown(variables);
  const parsed = environmentSchema.safeParse(withoutEmpty(variables));
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigError(lines);
  }
  const environment = parsed.data;
  const dataFolder = resolve(environment.DATA_DIR);
  const baseUrl = (environment.BASE_URL ?? `http://localhost:${environment.PORT}`).replace(/\/+$/, '');
  return {
    environment,
    dataFolder,
    baseUrl,
    surfaces: readSurfaces(environment.HOSTS, baseUrl),
    roles: readRoles(environment.ROLES),
    database: environment.DATABASE_URL
      ? { kind: 'postgres', url: environment.DATABASE_URL }
      : { kind: 'sqlite', path: join(dataFolder, 'attestlayer.sqlite') },
    s3: readS3(environment),
    oidc: readOidc(environment),
  };
}

/** An empty variable is how compose files and shells write "not set". */
function withoutEmpty(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}

function refuseUnknown(variables: Readonly<Record<string, string | undefined>>): void {
  const known = new Set(Object.keys(environmentSchema.shape));
  const unknown = Object.keys(variables).filter(
    (name) => !known.has(name) && OWN_PREFIXES.some((prefix) => name.startsWith(prefix)),
  );
  if (unknown.length > 0) throw new ConfigError(unknown.map((name) => `${name}: there is no such setting`));
}

function readRoles(text: string): Set<ProcessRole> {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !PROCESS_ROLES.some((role) => role === name));
  if (unknown.length > 0)
    throw new ConfigError([`ROLES: takes ${PROCESS_ROLES.join(', ')}, not ${unknown.join(', ')}`]);
  return new Set(names as ProcessRole[]);
}

function readS3(environment: Environment): S3Config | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION, S3_PREFIX, S3_ADDRESSING } =
    environment;
  if (!isGivenWhole('S3', { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY })) return null;
  return {
    endpoint: S3_ENDPOINT!,
    region: S3_REGION,
    bucket: S3_BUCKET!,
    accessKeyId: S3_ACCESS_KEY_ID!,
    secretAccessKey: S3_SECRET_ACCESS_KEY!,
    prefix: S3_PREFIX,
    addressing: S3_ADDRESSING,
  };
}

function readOidc(environment: Environment): OidcConfig | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = environment;
  // A name alone says that somebody means to use it.
  const isNamed = OIDC_NAME !== undefined;
  if (!isGivenWhole('OIDC', { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }, isNamed)) return null;
  return {
    issuer: OIDC_ISSUER!,
    clientId: OIDC_CLIENT_ID!,
    clientSecret: OIDC_CLIENT_SECRET!,
    name: OIDC_NAME ?? null,
  };
}

/** Whether settings that only work together are given. @throws ConfigError when some of them are and others are not */
function isGivenWhole(group: string, settings: Record<string, string | undefined>, isWanted = false): boolean {
  const missing = Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === 0) return true;
  if (missing.length === Object.keys(settings).length && !isWanted) return false;
  throw new ConfigError(missing.map((name) => `${name}: is needed as soon as another ${group} setting is given`));
}

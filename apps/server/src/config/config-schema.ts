import * as z from 'zod';

/** Roles of a process. One process has all of them unless the operator splits them. */
export const PROCESS_ROLES = ['web', 'worker', 'log'] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];

const port = z.coerce.number().int().min(0).max(65_535);
const bytes = z.coerce.number().int().positive();
const secret = z.string().min(1);
const webAddress = z.url({ protocol: /^https?$/, error: 'is not an http or https address' });

/** Where passwords and keys travel: encrypted, unless they do not leave the machine. */
const secureAddress = webAddress.refine(isSecure, { error: 'is not an https address (http is for localhost only)' });

function isSecure(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

const MEBIBYTE = 1024 * 1024;

/** Every setting of the server, by the name of its environment variable. All have a default that is safe and works. */
export const environmentSchema = z.object({
  /** Folder with database, blobs, keys, log and mail outbox, unless a setting below moves them. */
  DATA_DIR: z.string().min(1).default('data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(8080),
  /** Where people and clients reach the server; links in mails begin with it. */
  BASE_URL: webAddress.optional(),
  /** Comma-separated `surface=address` for surfaces that people find under another host: program, verify, registry, docs. */
  HOSTS: z.string().default(''),
  /** Comma-separated roles of this process. */
  ROLES: z.string().default(PROCESS_ROLES.join(',')),
  /** `postgres://…`; left out, SQLite in DATA_DIR. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgres:// address' }).optional(),
  S3_ENDPOINT: webAddress.optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_BUCKET: z.string().min(1).optional(),
  S3_ACCESS_KEY_ID: secret.optional(),
  S3_SECRET_ACCESS_KEY: secret.optional(),
  S3_PREFIX: z.string().default(''),
  /** How the store is addressed: `endpoint/bucket/key`, or `bucket.endpoint/key` as Amazon's asks of new buckets. */
  S3_ADDRESSING: z.enum(['path', 'virtual-host']).default('path'),
  /** Opens the issuer and log key files; left out, one is made at first start and kept beside the keys. */
  KEY_PASSPHRASE: secret.optional(),
  /** PIN of the token, where keys are on one (docs/keys-in-hardware.md). */
  TOKEN_PIN: secret.optional(),
  /** Key of session cookies and typed codes, 32 characters or more; left out, one is made at first start and kept in DATA_DIR. */
  AUTH_SECRET: z.string().min(32).optional(),
  /** Issuer of an OpenID Connect provider, exactly as it names itself; left out, nobody signs in by one. */
  OIDC_ISSUER: secureAddress.optional(),
  OIDC_CLIENT_ID: z.string().min(1).max(500).optional(),
  OIDC_CLIENT_SECRET: secret.optional(),
  /** What people call the provider, for the button. */
  OIDC_NAME: z.string().min(1).max(60).optional(),
  ISSUER_ID: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
    .default('local-issuer'),
  ISSUER_NAME: z.string().min(1).max(200).default('Local issuer'),
  LOG_ORIGIN: z.string().min(1).optional(),
  /** `smtp://user:password@host:port`; left out, mails are written to DATA_DIR/outbox. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'is not an smtp:// address' }).optional(),
  MAIL_FROM: z.string().min(3).default('AttestLayer <no-reply@localhost>'),
  /** Host and port of clamd; left out, records are not scanned for malware. */
  CLAMD_ADDRESS: z.string().min(1).optional(),
  /** Largest record: what an office scanner makes of a full binder. */
  MAX_FILE_BYTES: bytes.default(500 * MEBIBYTE),
  /** All records of a packet together. */
  MAX_PACKET_BYTES: bytes.default(2048 * MEBIBYTE),
  /** Number of proxies in front whose X-Forwarded-For is to be believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** How long an entry waits for others before the log publishes a checkpoint. */
  MERGE_DELAY_MS: z.coerce.number().int().min(0).max(60_000).default(1000),
});

export type Environment = z.output<typeof environmentSchema>;

/** Shown as set or not set, never with their value. */
export const SECRET_SETTINGS: ReadonlySet<keyof Environment> = new Set([
  'DATABASE_URL',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'KEY_PASSPHRASE',
  'TOKEN_PIN',
  'AUTH_SECRET',
  'OIDC_CLIENT_SECRET',
  'SMTP_URL',
]);

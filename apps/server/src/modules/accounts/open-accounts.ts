import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from '../../config/index.ts';
import type { AppDatabase } from '../../database/index.ts';
import { loadAuthSecret } from './auth-secret.ts';
import { type Auth, createAuth } from './create-auth.ts';
import { createOidc, type Oidc } from './oidc/index.ts';

/** What signing in needs beside the database. */
export type Accounts = {
  auth: Auth;
  /** Signing in by an OpenID Connect provider; null: this server has none. */
  oidc: Oidc | null;
  /** Keyed hash of a typed code, with the key that is not in the database. */
  hashCode(text: string): string;
};

/** Makes the auth library ready, on the app's own connection: a second one would wait for the first one's transactions. */
export async function openAccounts(input: {
  config: Config;
  database: AppDatabase;
  logger: Logger;
}): Promise<Accounts> {
  const { config, database, logger } = input;
  const secret = await loadAuthSecret(config);
  const authInput = {
    query: database.query as unknown as Kysely<never>,
    baseUrl: config.baseUrl,
    secret,
    issuerName: config.environment.ISSUER_NAME,
    logger,
  };
  return {
    auth: createAuth(authInput),
    oidc: config.oidc && createOidc(authInput, config.oidc),
    hashCode: (text) => createHmac('sha256', secret).update(`typed-code\n${text}`).digest('hex'),
  };
}

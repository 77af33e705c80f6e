import { passkey } from '@better-auth/passkey';
import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import * as z from 'zod';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './password.ts';

/** A session ends after a week, however much it is used. */
const SESSION_SECONDS = 7 * 24 * 60 * 60;
/** Name of the header in which our own layer hands the caller's address to the library. */
export const ADDRESS_HEADER = 'x-attestlayer-address';
export const AUTH_PATH = '/v1/auth';

export type AuthInput = {
  /** Any tables: the library knows its own. */
  query: Kysely<never>;
  baseUrl: string;
  secret: string;
  issuerName: string;
  logger: Logger;
};

/** The auth library on our tables: it checks passwords, codes and passkeys, and keeps sessions. Nobody signs up by it. */
export function createAuth(input: AuthInput) {
  return betterAuth(authOptions(input));
}

/** What every instance of the library is told. */
export function authOptions({ query, baseUrl, secret, issuerName, logger }: AuthInput) {
  const { origin, hostname, protocol } = new URL(baseUrl);
  return {
    appName: issuerName,
    baseURL: origin,
    basePath: AUTH_PATH,
    secret,
    trustedOrigins: [origin],
    database: { db: query, type: 'sqlite' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
    },
    user: {
      modelName: 'users',
      // Ours to write; the library refuses a schema with required columns that it does not know.
      additionalFields: {
        locale: { type: 'string', required: true, input: false },
        issuerOperator: { type: 'boolean', required: true, input: false },
      },
    },
    account: { modelName: 'credentials' },
    verification: { modelName: 'verifications' },
    session: { modelName: 'sessions', expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: 'attestlayer',
      useSecureCookies: protocol === 'https:',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    // The shared HTTP layer counts, by account and by address.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { log: (level, message, ...details) => logger[level]({ details: details.map(String) }, message) },
    plugins: [
      twoFactor({ issuer: issuerName, twoFactorTable: 'second_factors' }),
      passkey({
        rpID: hostname,
        rpName: issuerName,
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: { passkey: { modelName: 'passkeys' } },
      }),
      sessionStarter,
    ],
  } satisfies BetterAuthOptions;
}

export type Auth = ReturnType<typeof createAuth>;

/** Signs a user in whose link was spent; not reachable over HTTP. */
const sessionStarter = {
  id: 'session-starter',
  endpoints: {
    startSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
        if (user === null) throw new Error('a session is only started for a user who was just read');
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json(null);
      },
    ),
  },
} satisfies BetterAuthPlugin;

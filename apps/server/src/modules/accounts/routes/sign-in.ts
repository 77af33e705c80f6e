import * as z from 'zod';
import type { AppContext } from '../../../context.ts';
import { defineRoute, Problem } from '../../../http/index.ts';
import { mailAddressSchema } from '../../notifications/index.ts';
import { noteOwnSecurityChange } from '../note-security-change.ts';
import { typedPasswordSchema } from '../password.ts';
import { useTotpCode } from '../use-totp-code.ts';
import { callAuth } from './auth-call.ts';
import { GUESS_LIMITS, SIGN_IN_LIMITS } from './limits.ts';

export const signedInSchema = z
  .object({
    second_factor_needed: z
      .boolean()
      .meta({ description: 'True: nobody is signed in yet, and a code has to follow within ten minutes' }),
  })
  .meta({ id: 'SignedIn' });

/** What the library says of a code that is right. */
const verifiedSchema = z.object({ token: z.string(), user: z.object({ id: z.string() }) });

const signIn = defineRoute({
  method: 'post',
  path: '/v1/auth/sign-in',
  operationId: 'signIn',
  summary: 'Sign in with mail address and password',
  tag: 'auth',
  access: 'public',
  body: z.strictObject({ email: mailAddressSchema, password: typedPasswordSchema }),
  response: signedInSchema,
  limits: SIGN_IN_LIMITS,
  secretAnswer: true,
  async handle({ body, ...call }) {
    const { json, cookies } = await callAuth({ ...call, path: '/sign-in/email', body });
    const { twoFactorRedirect } = json as { twoFactorRedirect?: boolean };
    return { body: { second_factor_needed: twoFactorRedirect === true }, cookies };
  },
});

const signOut = defineRoute({
  method: 'post',
  path: '/v1/auth/sign-out',
  operationId: 'signOut',
  summary: 'End this session',
  tag: 'auth',
  access: 'public',
  status: 204,
  async handle(call) {
    const { cookies } = await callAuth({ ...call, path: '/sign-out' });
    return { status: 204, cookies };
  },
});

const verifyCode = defineRoute({
  method: 'post',
  path: '/v1/auth/totp/verify',
  operationId: 'verifyTotp',
  summary: 'Show a code of the authenticator app: ends signing in, or the set-up of the app',
  tag: 'auth',
  access: 'public',
  body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  response: signedInSchema,
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle({ body, ...call }) {
    const { json, cookies } = await callAuth({ ...call, path: '/two-factor/verify-totp', body });
    const { token, user } = verifiedSchema.parse(json);
    if (!(await useTotpCode(call.context, { userId: user.id, code: body.code }))) {
      // The library has begun a session for who signs in; its token was given to nobody.
      if (call.actor.kind === 'public') await endSession(call.context, token);
      throw new Problem({
        status: 401,
        code: 'totp_code_used',
        title: 'this code was used already',
        detail: 'sign in again with the next one, which comes within 30 seconds',
      });
    }
    // Who is signed in already has just set the app up; who is not was asked for it.
    await noteOwnSecurityChange(call.context, { actor: call.actor, change: 'second_factor_on' });
    return { body: { second_factor_needed: false }, cookies };
  },
});

const verifyRecoveryCode = defineRoute({
  method: 'post',
  path: '/v1/auth/recovery-codes/verify',
  operationId: 'verifyRecoveryCode',
  summary: 'End signing in with a recovery code, which is used up by it',
  tag: 'auth',
  access: 'public',
  body: z.strictObject({ code: z.string().min(1).max(64) }),
  response: signedInSchema,
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle({ body, ...call }) {
    const { cookies } = await callAuth({ ...call, path: '/two-factor/verify-backup-code', body });
    return { body: { second_factor_needed: false }, cookies };
  },
});

async function endSession({ database }: AppContext, token: string): Promise<void> {
  await database.query.deleteFrom('sessions').where('token', '=', token).execute();
}

export const signInRoutes = [signIn, signOut, verifyCode, verifyRecoveryCode];

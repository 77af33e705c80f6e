import * as z from 'zod';
import { defineRoute } from '../../../http/index.ts';
import { mailAddressSchema } from '../../notifications/index.ts';
import { noteOwnSecurityChange } from '../note-security-change.ts';
import { typedPasswordSchema } from '../password.ts';
import { callAuth } from './auth-call.ts';
import { GUESS_LIMITS, SIGN_IN_LIMITS } from './limits.ts';

const signedInSchema = z.object({
  second_factor_needed: z
    .boolean()
    .meta({ description: 'True: nobody is signed in yet, and a code has to follow within ten minutes' }),
});

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
    const { cookies } = await callAuth({ ...call, path: '/two-factor/verify-totp', body });
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

export const signInRoutes = [signIn, signOut, verifyCode, verifyRecoveryCode];

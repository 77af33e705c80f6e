import * as z from 'zod';
import { defineRoute } from '../../../http/index.ts';
import { noteOwnSecurityChange } from '../note-security-change.ts';
import { newPasswordSchema, typedPasswordSchema } from '../password.ts';
import { requireSession } from '../read-session.ts';
import { refuseWeakPassword } from '../refuse-weak-password.ts';
import { callAuth } from './auth-call.ts';
import { GUESS_LIMITS } from './limits.ts';

const passwordBody = z.strictObject({ password: typedPasswordSchema });

const enable = defineRoute({
  method: 'post',
  path: '/v1/auth/totp/enable',
  operationId: 'enableTotp',
  summary: 'Begin to use an authenticator app; a first code ends it',
  tag: 'auth',
  access: 'signed_in',
  body: passwordBody,
  response: z.object({ uri: z.string(), recovery_codes: z.array(z.string()) }),
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle({ body, ...call }) {
    const { json, cookies } = await callAuth({ ...call, path: '/two-factor/enable', body });
    const { totpURI, backupCodes } = json as { totpURI: string; backupCodes: string[] };
    return { body: { uri: totpURI, recovery_codes: backupCodes }, cookies };
  },
});

const disable = defineRoute({
  method: 'post',
  path: '/v1/auth/totp/disable',
  operationId: 'disableTotp',
  summary: 'Stop using the authenticator app',
  tag: 'auth',
  access: 'signed_in',
  body: passwordBody,
  status: 204,
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle({ body, ...call }) {
    const { cookies } = await callAuth({ ...call, path: '/two-factor/disable', body });
    await noteOwnSecurityChange(call.context, { actor: call.actor, change: 'second_factor_off' });
    return { status: 204, cookies };
  },
});

const renewRecoveryCodes = defineRoute({
  method: 'post',
  path: '/v1/auth/recovery-codes',
  operationId: 'renewRecoveryCodes',
  summary: 'Make new recovery codes; the old ones end',
  tag: 'auth',
  access: 'signed_in',
  body: passwordBody,
  response: z.object({ recovery_codes: z.array(z.string()) }),
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle({ body, ...call }) {
    const { json } = await callAuth({ ...call, path: '/two-factor/generate-backup-codes', body });
    return { body: { recovery_codes: (json as { backupCodes: string[] }).backupCodes } };
  },
});

const changePassword = defineRoute({
  method: 'post',
  path: '/v1/auth/password',
  operationId: 'changePassword',
  summary: 'Choose another password; all other sessions end',
  tag: 'auth',
  access: 'signed_in',
  body: z.strictObject({ current_password: typedPasswordSchema, new_password: newPasswordSchema }),
  status: 204,
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle({ body, ...call }) {
    const { current_password: currentPassword, new_password: newPassword } = body;
    const { user } = await requireSession(call.context, call.request);
    await refuseWeakPassword(call.context, { ...user, password: newPassword, at: '/new_password' });
    const { cookies } = await callAuth({
      ...call,
      path: '/change-password',
      body: { currentPassword, newPassword, revokeOtherSessions: true },
    });
    await noteOwnSecurityChange(call.context, { actor: call.actor, change: 'password' });
    return { status: 204, cookies };
  },
});

export const secondFactorRoutes = [enable, disable, renewRecoveryCodes, changePassword];

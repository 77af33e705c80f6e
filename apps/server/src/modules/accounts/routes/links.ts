import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { defineRoute } from '../../../http/index.ts';
import { mailAddressSchema } from '../../notifications/index.ts';
import { linkInvalid, readLink, readProvedAddress } from '../account-link.ts';
import { LINK_KINDS } from '../account-tables.ts';
import { hashPassword } from '../add-user.ts';
import { mailAccountLink } from '../mail-account-link.ts';
import { newPasswordSchema } from '../password.ts';
import { readInvitation } from '../read-invitation.ts';
import { readUserName } from '../read-user-name.ts';
import { refuseWeakPassword } from '../refuse-weak-password.ts';
import { resetPassword } from '../reset-password.ts';
import { spendSignInLink } from '../sign-in-by-link.ts';
import { startSession } from '../start-session.ts';
import { GUESS_LIMITS, MAIL_LIMITS } from './limits.ts';
import { proofFields, toProof } from './proof.ts';

const open = defineRoute({
  method: 'get',
  path: '/v1/links/{kind}',
  operationId: 'openLink',
  summary: 'Look at a link that was mailed; this changes and spends nothing',
  tag: 'links',
  access: 'public',
  params: z.object({ kind: z.enum(LINK_KINDS) }),
  query: z.object({ token: z.string().min(1).max(128) }),
  response: z.object({
    kind: z.enum(LINK_KINDS),
    email: z.string().nullable(),
    expires_at: z.string(),
    invitation: z
      .object({
        workspace: z.string(),
        role: z.string(),
        invited_by: z.string(),
        has_account: z.boolean(),
      })
      .nullable(),
  }),
  limits: GUESS_LIMITS,
  async handle({ context, params: { kind }, query: { token } }) {
    const link = await readLink(context, { kind, token });
    const invitation = kind === 'invitation' ? await readInvitation(context, link.id) : null;
    return { body: { kind, email: link.email, expires_at: formatTimestamp(link.expires_at), invitation } };
  },
});

const request = defineRoute({
  method: 'post',
  path: '/v1/links',
  operationId: 'requestLink',
  summary: 'Have a link mailed to your account',
  description: 'The answer is the same whether there is an account with this address or not.',
  tag: 'links',
  access: 'public',
  body: z.strictObject({ kind: z.enum(['sign_in', 'password_reset']), email: mailAddressSchema }),
  status: 202,
  limits: MAIL_LIMITS,
  async handle({ context, body }) {
    await context.database.transaction((tx) => mailAccountLink(tx, context, body));
    return { status: 202 };
  },
});

const signIn = defineRoute({
  method: 'post',
  path: '/v1/links/sign_in',
  operationId: 'signInByLink',
  summary: 'Spend a link to sign in',
  tag: 'links',
  access: 'public',
  body: z.strictObject(proofFields),
  status: 204,
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle({ context, body, request, remoteAddress }) {
    const proof = toProof(body);
    const userId = await context.database.transaction((tx) => spendSignInLink(tx, context, { proof }));
    if (userId === null) throw linkInvalid();
    return { status: 204, cookies: await startSession(context, { userId, request, remoteAddress }) };
  },
});

const reset = defineRoute({
  method: 'post',
  path: '/v1/links/password_reset',
  operationId: 'resetPassword',
  summary: 'Spend a link to choose a new password; all sessions end',
  tag: 'links',
  access: 'public',
  body: z.strictObject({ ...proofFields, password: newPasswordSchema }),
  status: 204,
  limits: GUESS_LIMITS,
  async handle({ context, body: { password, ...body } }) {
    const proof = toProof(body);
    const email = await readProvedAddress(context, { kind: 'password_reset', proof });
    const name = await readUserName(context, email);
    await refuseWeakPassword(context, { name, email, password, at: '/password' });
    const passwordHash = await hashPassword(password);
    const done = await context.database.transaction((tx) => resetPassword(tx, context, { proof, passwordHash }));
    if (!done) throw linkInvalid();
    return { status: 204 };
  },
});

export const linkRoutes = [open, request, signIn, reset];

import * as z from 'zod';
import { defineRoute, invalidRequest, lineText } from '../../../http/index.ts';
import { LOCALES, mailAddressSchema } from '../../notifications/index.ts';
import { acceptInvitation } from '../accept-invitation.ts';
import { linkInvalid, readLink, readProvedAddress } from '../account-link.ts';
import { hashPassword } from '../add-user.ts';
import { newPasswordSchema } from '../password.ts';
import { refuseWeakPassword } from '../refuse-weak-password.ts';
import { setUp } from '../set-up.ts';
import { startSession } from '../start-session.ts';
import { GUESS_LIMITS } from './limits.ts';
import { proofFields, toProof } from './proof.ts';

const nameSchema = lineText(200);

const setUpServer = defineRoute({
  method: 'post',
  path: '/v1/setup',
  operationId: 'setUpServer',
  summary: 'Make the first operator of the issuer, with the token that the server printed at its start',
  tag: 'session',
  access: 'public',
  body: z.strictObject({
    token: z.string().min(1).max(128),
    name: nameSchema,
    email: mailAddressSchema,
    password: newPasswordSchema,
    locale: z.enum(LOCALES).default('en'),
  }),
  response: z.object({ user_id: z.string() }),
  status: 201,
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle({ context, body: { token, password, ...user }, request, remoteAddress }) {
    await readLink(context, { kind: 'set_up', token });
    await refuseWeakPassword(context, { ...user, password, at: '/password' });
    const passwordHash = await hashPassword(password);
    const userId = await context.database.transaction((tx) =>
      setUp(tx, context, { ...user, proof: { token }, passwordHash }),
    );
    if (userId === null) throw linkInvalid();
    return { body: { user_id: userId }, cookies: await startSession(context, { userId, request, remoteAddress }) };
  },
});

const accept = defineRoute({
  method: 'post',
  path: '/v1/invitations/accept',
  operationId: 'acceptInvitation',
  summary: 'Accept an invitation',
  description:
    'Somebody without an account sends a name and a password and is signed in; somebody with one signs in after it.',
  tag: 'links',
  access: 'public',
  body: z.strictObject({
    ...proofFields,
    name: nameSchema.optional(),
    password: newPasswordSchema.optional(),
    locale: z.enum(LOCALES).default('en'),
  }),
  response: z.object({ signed_in: z.boolean() }),
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle({ context, body: { name, password, locale, ...fields }, request, remoteAddress }) {
    if ((name === undefined) !== (password === undefined)) {
      throw invalidRequest([{ at: '/password', message: 'comes with "name", or neither is sent' }]);
    }
    const proof = toProof(fields);
    if (password !== undefined) {
      const email = await readProvedAddress(context, { kind: 'invitation', proof });
      await refuseWeakPassword(context, { name, email, password, at: '/password' });
    }
    const account =
      name === undefined || password === undefined
        ? null
        : { name, passwordHash: await hashPassword(password), locale };
    const accepted = await context.database.transaction((tx) => acceptInvitation(tx, context, { proof, account }));
    if (accepted === null) throw linkInvalid();
    const { userId, newUser } = accepted;
    const cookies = newUser ? await startSession(context, { userId, request, remoteAddress }) : [];
    return { body: { signed_in: newUser }, cookies };
  },
});

export const joiningRoutes = [setUpServer, accept];

import * as z from 'zod';
import { defineRoute, lineText } from '../../../http/index.ts';
import { checkUserVerified } from '../check-user-verified.ts';
import { noteOwnSecurityChange } from '../note-security-change.ts';
import { callAuth } from './auth-call.ts';
import { GUESS_LIMITS } from './limits.ts';

/** What the browser gave; the library checks every part of it. */
const credentialSchema = z.looseObject({
  id: z.string().max(2048),
  response: z.looseObject({ authenticatorData: z.string().max(65_536).optional() }),
});
const optionsSchema = z.looseObject({}).meta({ description: 'For the browser, in the JSON form of WebAuthn Level 3' });

const list = defineRoute({
  method: 'get',
  path: '/v1/auth/passkeys',
  operationId: 'listPasskeys',
  summary: 'Your passkeys',
  tag: 'auth',
  access: 'signed_in',
  response: z.object({
    items: z.array(z.object({ id: z.string(), name: z.string().nullable(), created_at: z.string() })),
  }),
  async handle(call) {
    const { json } = await callAuth({ ...call, path: '/passkey/list-user-passkeys', method: 'GET' });
    const passkeys = json as { id: string; name?: string | null; createdAt: string }[];
    return {
      body: { items: passkeys.map(({ id, name, createdAt }) => ({ id, name: name ?? null, created_at: createdAt })) },
    };
  },
});

const registrationOptions = defineRoute({
  method: 'post',
  path: '/v1/auth/passkeys/registration-options',
  operationId: 'startPasskeyRegistration',
  summary: 'Begin to add a passkey',
  tag: 'auth',
  access: 'signed_in',
  response: optionsSchema,
  secretAnswer: true,
  async handle(call) {
    const { json, cookies } = await callAuth({ ...call, path: '/passkey/generate-register-options', method: 'GET' });
    return { body: json as Record<string, unknown>, cookies };
  },
});

const add = defineRoute({
  method: 'post',
  path: '/v1/auth/passkeys',
  operationId: 'addPasskey',
  summary: 'Add the passkey that the browser made',
  tag: 'auth',
  access: 'signed_in',
  body: z.strictObject({ name: lineText(100), credential: credentialSchema }),
  response: z.object({ id: z.string() }),
  status: 201,
  secretAnswer: true,
  async handle({ body: { name, credential }, ...call }) {
    const { json, cookies } = await callAuth({
      ...call,
      path: '/passkey/verify-registration',
      body: { name, response: credential },
    });
    await noteOwnSecurityChange(call.context, { actor: call.actor, change: 'passkey_added' });
    return { body: { id: (json as { id: string }).id }, cookies };
  },
});

const remove = defineRoute({
  method: 'delete',
  path: '/v1/auth/passkeys/{passkeyId}',
  operationId: 'removePasskey',
  summary: 'Remove a passkey',
  tag: 'auth',
  access: 'signed_in',
  params: z.object({ passkeyId: z.string() }),
  status: 204,
  async handle({ params, ...call }) {
    await callAuth({ ...call, path: '/passkey/delete-passkey', body: { id: params.passkeyId } });
    await noteOwnSecurityChange(call.context, { actor: call.actor, change: 'passkey_removed' });
    return { status: 204 };
  },
});

const signInOptions = defineRoute({
  method: 'post',
  path: '/v1/auth/passkeys/sign-in-options',
  operationId: 'startPasskeySignIn',
  summary: 'Begin to sign in with a passkey',
  tag: 'auth',
  access: 'public',
  response: optionsSchema,
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle(call) {
    const { json, cookies } = await callAuth({
      ...call,
      path: '/passkey/generate-authenticate-options',
      method: 'GET',
    });
    return { body: { ...(json as object), userVerification: 'required' }, cookies };
  },
});

const signIn = defineRoute({
  method: 'post',
  path: '/v1/auth/passkeys/sign-in',
  operationId: 'signInWithPasskey',
  summary: 'Sign in with a passkey',
  tag: 'auth',
  access: 'public',
  body: z.strictObject({ credential: credentialSchema }),
  response: z.object({ second_factor_needed: z.literal(false) }),
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle({ body: { credential }, ...call }) {
    checkUserVerified(credential.response.authenticatorData);
    const { cookies } = await callAuth({
      ...call,
      path: '/passkey/verify-authentication',
      body: { response: credential },
    });
    return { body: { second_factor_needed: false as const }, cookies };
  },
});

export const passkeyRoutes = [list, registrationOptions, add, remove, signInOptions, signIn];

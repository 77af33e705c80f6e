import * as z from 'zod';
import type { AppContext } from '../../../context.ts';
import { defineRoute, notFound } from '../../../http/index.ts';
import { noteSecurityChange } from '../note-security-change.ts';
import { OIDC_PROVIDER, type Oidc, toOidcProblem } from '../oidc/index.ts';
import { requireSession } from '../read-session.ts';
import { askAuth, callAuth } from './auth-call.ts';
import { GUESS_LIMITS } from './limits.ts';
import { signedInSchema } from './sign-in.ts';

/** What a provider puts into an address: it is an answer of somebody else, so it is only passed on. */
const answerPart = z.string().max(4096).optional();

const start = defineRoute({
  method: 'post',
  path: '/v1/auth/oidc/start',
  operationId: 'startOidcSignIn',
  summary: 'Begin to sign in by OpenID Connect: gives the address of the provider to go to',
  tag: 'auth',
  access: 'public',
  response: z.object({ url: z.string() }),
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle(call) {
    const auth = await requireOidc(call.context).open(call.context);
    // The library wants an address to go back to; ours are pages of the web app, and no caller names one.
    const body = { provider: OIDC_PROVIDER, callbackURL: '/', disableRedirect: true };
    const { json, cookies } = await callAuth({ ...call, auth, path: '/sign-in/social', body });
    return { body: { url: (json as { url: string }).url }, cookies };
  },
});

const finish = defineRoute({
  method: 'post',
  path: '/v1/auth/oidc/finish',
  operationId: 'finishOidcSignIn',
  summary: 'Sign in by what the provider put into the address of the page to which it sent the browser back',
  tag: 'auth',
  access: 'public',
  body: z.strictObject({ state: answerPart, code: answerPart, iss: answerPart, error: answerPart }),
  response: signedInSchema,
  limits: GUESS_LIMITS,
  secretAnswer: true,
  async handle({ body, ...call }) {
    const auth = await requireOidc(call.context).open(call.context);
    const given = Object.entries(body).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const path = `/callback/${OIDC_PROVIDER}?${new URLSearchParams(given)}`;
    const response = await askAuth({ ...call, auth, path, method: 'GET' });
    const cookies = response.headers.getSetCookie();
    const text = await response.text();
    if (asksSecondFactor(text)) return { body: { second_factor_needed: true }, cookies };
    const location = response.headers.get('location');
    if (location === null) throw new Error(`the auth library answered a callback with status ${response.status}`);
    const error = new URL(location, call.context.config.baseUrl).searchParams.get('error');
    if (error !== null) throw toOidcProblem(error);
    return { body: { second_factor_needed: false }, cookies };
  },
});

const get = defineRoute({
  method: 'get',
  path: '/v1/auth/oidc',
  operationId: 'getOidcLink',
  summary: 'Whether you have signed in by OpenID Connect, so that the provider opens your account',
  tag: 'auth',
  access: 'signed_in',
  response: z.object({ linked: z.boolean() }),
  async handle({ context, request }) {
    const { user } = await requireSession(context, request);
    const link = await context.database.query
      .selectFrom('credentials')
      .select('id')
      .where('userId', '=', user.id)
      .where('providerId', '=', OIDC_PROVIDER)
      .executeTakeFirst();
    return { body: { linked: link !== undefined } };
  },
});

const unlink = defineRoute({
  method: 'delete',
  path: '/v1/auth/oidc',
  operationId: 'unlinkOidc',
  summary:
    'Forget your account at the provider; the next sign-in by it links the one that has your verified address then',
  tag: 'auth',
  access: 'signed_in',
  status: 204,
  async handle({ context, actor, request }) {
    const { user } = await requireSession(context, request);
    await context.database.transaction(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('credentials')
        .where('userId', '=', user.id)
        .where('providerId', '=', OIDC_PROVIDER)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw notFound('link to a provider');
      await noteSecurityChange(tx, context, { actor, userId: user.id, change: 'oidc_unlinked' });
    });
    return { status: 204 };
  },
});

/** Its other answers are redirects, with a body of no interest. */
function asksSecondFactor(text: string): boolean {
  return text !== '' && (JSON.parse(text) as { twoFactorRedirect?: boolean }).twoFactorRedirect === true;
}

/** @throws Problem not_found */
function requireOidc({ accounts }: AppContext): Oidc {
  if (accounts.oidc === null) throw notFound('single sign-on of this server');
  return accounts.oidc;
}

export const oidcRoutes = [start, finish, get, unlink];

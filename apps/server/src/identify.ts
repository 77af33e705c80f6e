import { type Actor, tenantOf } from './access/index.ts';
import type { AppContext } from './context.ts';
import { Problem } from './http/index.ts';
import { identifySession } from './modules/accounts/index.ts';
import { CREDENTIAL_READERS } from './modules/index.ts';
import { getPartner } from './modules/workspaces/index.ts';

/**
 * Finds the actor behind the credentials of a request: a bearer token if there is one, else the session cookie. A credential that
 * is wrong is a problem, never `public`.
 * @throws Problem credential_unknown, session_ended, workspace_suspended, workspace_closed, and what the readers throw
 */
export async function identify(context: AppContext, request: Request): Promise<Actor> {
  const authorization = request.headers.get('authorization');
  const actor =
    authorization === null
      ? ((await identifySession(context, request)) ?? { kind: 'public' as const })
      : await identifyBearer(context, authorization);
  await checkWorkspace(context, request, actor);
  return actor;
}

async function identifyBearer(context: AppContext, authorization: string): Promise<Actor> {
  const token = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(authorization)?.[1];
  for (const readCredential of token === undefined ? [] : CREDENTIAL_READERS) {
    const actor = await readCredential(context, token!);
    if (actor !== null) return actor;
  }
  throw new Problem({
    status: 401,
    code: 'credential_unknown',
    title: 'this bearer token is none that the server gives',
    detail: 'send "Authorization: Bearer" with an API key or the token of a request link',
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  });
}

/** A suspended workspace can be read and its kits fetched, and nothing in it changes. */
async function checkWorkspace(context: AppContext, request: Request, actor: Actor): Promise<void> {
  const tenant = tenantOf(actor);
  if (tenant === null) return;
  const { state } = await getPartner(context.database.query, tenant.partnerId);
  if (state === 'active' || (state === 'suspended' && ['GET', 'HEAD'].includes(request.method))) return;
  const { pathname } = new URL(request.url);
  // Signing out and going to another workspace stay possible.
  if (actor.kind === 'member' && /^\/v1\/(auth|session)(\/|$)/.test(pathname)) return;
  throw new Problem({
    status: 403,
    code: state === 'suspended' ? 'workspace_suspended' : 'workspace_closed',
    title: `this workspace is ${state}`,
    detail: 'ask the issuer; issued kits stay valid and can be verified',
  });
}

import type { PartnerRole } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { Problem, unauthorized } from '../../http/index.ts';
import { parseClientIds } from './read-membership.ts';

export type Workspace = {
  partner_id: string;
  name: string;
  state: 'active' | 'suspended' | 'closed';
  role: PartnerRole;
  client_ids: readonly string[] | null;
  second_factor_demanded: boolean;
};

export type SignedIn = {
  sessionId: string;
  user: {
    id: string;
    name: string;
    email: string;
    locale: 'en' | 'fr';
    secondFactor: boolean;
    issuerOperator: boolean;
  };
  /** What was chosen last; null: nothing yet. */
  workspaceId: string | null;
  workspaces: readonly Workspace[];
};

/** The library's names of the session cookie, over HTTP and HTTPS. */
const SESSION_COOKIES = ['attestlayer.session_token', '__Secure-attestlayer.session_token'];

/** Reads the session of a request; null when it has no session cookie. @throws Problem session_ended */
export async function readSession(context: AppContext, request: Request): Promise<SignedIn | null> {
  const cookies =
    request.headers
      .get('cookie')
      ?.split(';')
      .map((cookie) => cookie.split('=')[0]!.trim()) ?? [];
  const name = cookies.find((cookie) => SESSION_COOKIES.includes(cookie));
  if (name === undefined) return null;
  const headers = new Headers({ cookie: request.headers.get('cookie')! });
  const found = await context.accounts.auth.api.getSession({ headers });
  if (found === null) throw sessionEnded(name);
  const { query } = context.database;
  const user = await query
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.userId')
    .select([
      'users.id',
      'users.name',
      'users.email',
      'users.locale',
      'twoFactorEnabled',
      'issuerOperator',
      'workspaceId',
    ])
    .where('sessions.id', '=', found.session.id)
    .executeTakeFirst();
  if (user === undefined) throw sessionEnded(name);
  const memberships = await query
    .selectFrom('memberships')
    .innerJoin('partners', 'partners.id', 'memberships.partner_id')
    .select(['partner_id', 'partners.name', 'partners.state', 'role', 'client_ids', 'second_factor_demanded'])
    .where('user_id', '=', user.id)
    .orderBy('memberships.created_at')
    .orderBy('partner_id')
    .execute();
  const { id, email, locale } = user;
  return {
    sessionId: found.session.id,
    user: {
      id,
      name: user.name,
      email,
      locale,
      secondFactor: user.twoFactorEnabled === 1,
      issuerOperator: user.issuerOperator === 1,
    },
    workspaceId: user.workspaceId,
    workspaces: memberships.map((membership) => ({
      ...membership,
      client_ids: parseClientIds(membership.client_ids),
      second_factor_demanded: membership.second_factor_demanded === 1,
    })),
  };
}

/** The session of a request that must have one. @throws Problem sign_in_required, session_ended */
export async function requireSession(context: AppContext, request: Request): Promise<SignedIn> {
  const signedIn = await readSession(context, request);
  if (signedIn === null) throw unauthorized();
  return signedIn;
}

/** Takes the dead cookie away, so that the next call is one of somebody who is not signed in. */
function sessionEnded(cookie: string): Problem {
  return new Problem({
    status: 401,
    code: 'session_ended',
    title: 'your session has ended',
    detail: 'sign in again',
    headers: { 'set-cookie': `${cookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax` },
  });
}

import { expect } from 'vitest';
import type { Mode, PartnerRole, Permission } from '../src/access/index.ts';
import { API_KEY_PERMISSIONS, systemTenant } from '../src/access/index.ts';
import { addUser, startSession } from '../src/modules/accounts/index.ts';
import { createApiKey } from '../src/modules/api-keys/index.ts';
import { addPartner, type Partner } from '../src/modules/workspaces/index.ts';
import type { SendOptions, TestServer } from './server-fixture.ts';

/** Somebody who calls the API with a credential of theirs. */
export type Caller = {
  name: string;
  userId: string | null;
  headers: Record<string, string>;
  send(method: string, path: string, options?: SendOptions): Promise<Response>;
};

let people = 0;

/** A workspace as provisioning makes it. */
export function makePartner(server: TestServer, { name = 'Partner' } = {}): Promise<Partner> {
  const { context } = server;
  return context.database.transaction((tx) => addPartner(tx, context, { name, tier: 'growth', locale: 'en' }));
}

export type MemberInput = { partnerId: string; role: PartnerRole; clientIds?: readonly string[] | null };

/** A member of a workspace, signed in. */
export async function signInAs(
  server: TestServer,
  { partnerId, role, clientIds = null }: MemberInput,
): Promise<Caller> {
  const userId = await makeUser(server, { name: role, issuerOperator: false });
  await server.context.database.query
    .insertInto('memberships')
    .values({
      partner_id: partnerId,
      user_id: userId,
      role,
      client_ids: clientIds && JSON.stringify(clientIds),
      created_at: server.context.now(),
    })
    .execute();
  return signedIn(server, role, userId);
}

/** Somebody of the issuer, signed in. */
export async function signInAsOperator(server: TestServer): Promise<Caller> {
  return signedIn(server, 'issuer', await makeUser(server, { name: 'issuer', issuerOperator: true }));
}

export type KeyInput = { partnerId: string; mode?: Mode; permissions?: readonly Permission[] };

/** A program with an API key; left out, it has every permission that a key may have. */
export async function useApiKey(
  server: TestServer,
  { partnerId, mode = 'live', permissions = API_KEY_PERMISSIONS }: KeyInput,
): Promise<Caller> {
  const { context } = server;
  const { secret } = await context.database.transaction((tx) =>
    createApiKey(tx, context, {
      tenant: systemTenant(partnerId, mode),
      actor: { kind: 'system' },
      mode,
      name: 'test',
      permissions,
      expiresAt: null,
    }),
  );
  return caller(server, { name: `api_key (${mode})`, userId: null, headers: { authorization: `Bearer ${secret}` } });
}

/** Nobody in particular. */
export function anybody(server: TestServer): Caller {
  return caller(server, { name: 'public', userId: null, headers: {} });
}

export type Everybody = Record<PartnerRole | 'issuer' | 'api_key' | 'public', Caller>;

/** One caller of every kind, those of a partner all of the same one. */
export async function everybody(server: TestServer, partnerId: string): Promise<Everybody> {
  return {
    owner: await signInAs(server, { partnerId, role: 'owner' }),
    admin: await signInAs(server, { partnerId, role: 'admin' }),
    operator: await signInAs(server, { partnerId, role: 'operator' }),
    viewer: await signInAs(server, { partnerId, role: 'viewer' }),
    issuer: await signInAsOperator(server),
    api_key: await useApiKey(server, { partnerId }),
    public: anybody(server),
  };
}

export type RoleExpectation = {
  method: string;
  path: string;
  body?: unknown;
  /** Who may; for everybody else the answer is 403, or 401 without a credential. */
  allowed: readonly (keyof Everybody)[];
};

/** Calls a route as everybody. Who is allowed gets past the door: any answer but 401 and 403, such as 404 for an id that is made up. */
export async function expectRoles(callers: Everybody, { method, path, body, allowed }: RoleExpectation): Promise<void> {
  for (const [role, caller] of Object.entries(callers) as [keyof Everybody, Caller][]) {
    const { status } = await caller.send(method, path, body === undefined ? {} : { body });
    const outcome = status === 401 || status === 403 ? status : 'allowed';
    const expected = allowed.includes(role) ? 'allowed' : role === 'public' ? 401 : 403;
    expect(`${role} ${method} ${path}: ${outcome}`).toBe(`${role} ${method} ${path}: ${expected}`);
  }
}

async function makeUser(
  { context }: TestServer,
  { name, issuerOperator }: { name: string; issuerOperator: boolean },
): Promise<string> {
  people += 1;
  const user = {
    name,
    email: `${name}-${people}@example.org`,
    passwordHash: 'none',
    locale: 'en' as const,
    issuerOperator,
  };
  return context.database.transaction((tx) => addUser(tx, context, user));
}

async function signedIn(server: TestServer, name: string, userId: string): Promise<Caller> {
  const { context } = server;
  const request = new Request(context.config.baseUrl);
  const cookies = await startSession(context, { userId, request, remoteAddress: '192.0.2.1' });
  const cookie = cookies.map((text) => text.split(';')[0]).join('; ');
  return caller(server, { name, userId, headers: { cookie, origin: new URL(context.config.baseUrl).origin } });
}

function caller(server: TestServer, { name, userId, headers }: Omit<Caller, 'send'>): Caller {
  return {
    name,
    userId,
    headers,
    send: (method, path, options = {}) =>
      server.send(method, path, { ...options, headers: { ...headers, ...options.headers } }),
  };
}

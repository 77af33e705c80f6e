import { afterEach, beforeEach, expect, test } from 'vitest';
import { PERMISSIONS } from '../src/access/index.ts';
import { anybody, makePartner, useApiKey } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

/** Every operation that answers somebody without a credential. A new one is added here on purpose, or it is a mistake. */
const PUBLIC_OPERATIONS = [
  'acceptInvitation',
  'apply',
  'finishOidcSignIn',
  'getInstance',
  'getLiveness',
  'getLogo',
  'getMetrics',
  'getProfile',
  'getReadiness',
  'listProfiles',
  'lookAtPortalLink',
  'openLink',
  'openPortal',
  'requestLink',
  'resetPassword',
  'setUpServer',
  'signIn',
  'signInByLink',
  'signInWithPasskey',
  'signOut',
  'startOidcSignIn',
  'startPasskeySignIn',
  'stopPortalReminders',
  'verifyRecoveryCode',
  'verifyTotp',
];

type Operation = { operationId: string; 'x-access': string; requestBody?: unknown };
type Document = { paths: Record<string, Record<string, Operation>> };

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

async function operations(): Promise<{ method: string; path: string; operation: Operation }[]> {
  const { paths } = (await (await server.send('GET', '/openapi.json')).json()) as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{\w+\}/g, 'none'),
      operation,
    })),
  );
}

test('the operations that answer anybody are the ones of this list', async () => {
  const found = (await operations()).filter(({ operation }) => operation['x-access'] === 'public');
  expect(found.map(({ operation }) => operation.operationId).sort()).toEqual(PUBLIC_OPERATIONS);
});

test('every other operation refuses who has no credential, and who has a bad one', async () => {
  const { context } = server;
  for (const { method, path, operation } of await operations()) {
    if (operation['x-access'] === 'public') continue;
    const body = operation.requestBody ? {} : undefined;
    // Each call comes a minute after the one before, so that no limit answers in the place of the door.
    const now = context.now();
    context.now = () => now + 60_000;
    const nobody = await anybody(server).send(method, path, { body });
    expect(`${operation.operationId} ${nobody.status}`).toBe(`${operation.operationId} 401`);
    const forged = { authorization: 'Bearer al_live_forged' };
    expect((await server.send(method, path, { body, headers: forged })).status).toBe(401);
  }
});

test('every operation asks for a permission that exists, and a key without it is refused before its body is looked at', async () => {
  const { id: partnerId } = await makePartner(server);
  const reader = await useApiKey(server, { partnerId, permissions: ['workspace:read'] });
  for (const { method, path, operation } of await operations()) {
    const access = operation['x-access'];
    if (access === 'public' || access === 'workspace:read') continue;
    for (const permission of access.split(' or ')) {
      if (permission !== 'signed_in') expect(PERMISSIONS).toContain(permission);
    }
    const answer = await reader.send(method, path, { body: operation.requestBody ? { nonsense: true } : undefined });
    expect(`${operation.operationId} ${answer.status}`).toBe(`${operation.operationId} 403`);
    // An answer to HEAD has no body.
    if (method !== 'HEAD') expect(await answer.json()).toMatchObject({ code: 'permission_missing' });
  }
});

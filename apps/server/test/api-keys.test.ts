import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Caller, everybody, expectRoles, makePartner, signInAs } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

const HOUR_MS = 60 * 60 * 1000;
type Created = { id: string; secret: string; shown_part: string };

let server: TestServer;
let partnerId: string;
let owner: Caller;
beforeEach(async () => {
  server = await startTestServer();
  partnerId = (await makePartner(server)).id;
  owner = await signInAs(server, { partnerId, role: 'owner' });
});
afterEach(() => server.close());

async function create(change: object = {}, headers: Record<string, string> = {}): Promise<Created> {
  const body = { mode: 'live', name: 'CI', permissions: ['workspace:read', 'packets:read'], ...change };
  const answer = await owner.send('POST', '/v1/api-keys', { body, headers });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Created;
}

const use = (secret: string, method = 'GET', path = '/v1/workspace') =>
  server.send(method, path, { headers: { authorization: `Bearer ${secret}` } });
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

test('a key is shown once, stored as its hash, and has the permissions that it was given', async () => {
  const { secret, shown_part } = await create();
  expect(secret.startsWith(shown_part)).toBe(true);
  expect((await use(secret)).status).toBe(200);
  const refused = await use(secret, 'GET', '/v1/audit');
  expect(refused.status).toBe(403);
  expect(await codeOf(refused)).toBe('permission_missing');
  const list = await (await owner.send('GET', '/v1/api-keys')).text();
  const stored = await server.context.database.query.selectFrom('api_keys').selectAll().execute();
  const log = await server.context.database.query.selectFrom('audit_events').selectAll().execute();
  for (const text of [list, JSON.stringify(stored), JSON.stringify(log)]) expect(text).not.toContain(secret);
});

test('a second call with the same Idempotency-Key makes no second key and does not show the first again', async () => {
  const headers = { 'idempotency-key': 'once' };
  const { secret } = await create({}, headers);
  const body = { mode: 'live', name: 'CI', permissions: ['workspace:read', 'packets:read'] };
  const again = await owner.send('POST', '/v1/api-keys', { body, headers });
  expect(again.status).toBe(409);
  expect(await codeOf(again)).toBe('answer_not_kept');
  const { query } = server.context.database;
  expect(await query.selectFrom('api_keys').select('id').execute()).toHaveLength(1);
  expect(JSON.stringify(await query.selectFrom('idempotency_keys').selectAll().execute())).not.toContain(secret);
});

test.each([
  ['the team', ['team:manage']],
  ['other keys', ['api-keys:manage']],
  ['the settings', ['workspace:configure']],
  ['the console', ['partners:read']],
  ['nothing', []],
])('a key cannot be given %s', async (_, permissions) => {
  const body = { mode: 'live', name: 'CI', permissions };
  expect((await owner.send('POST', '/v1/api-keys', { body })).status).toBe(400);
});

test('tells a mistyped key from an unknown, a revoked and an expired one, and never takes one for nobody', async () => {
  const { id, secret } = await create();
  expect(await codeOf(await use(`${secret.slice(0, -1)}~`))).toBe('api_key_malformed');
  expect(await codeOf(await use(secret.slice(0, -1)))).toBe('api_key_malformed');
  expect(await codeOf(await use('something else'))).toBe('credential_unknown');
  expect((await use('nonsense', 'GET', '/v1/instance')).status).toBe(401);
  await server.context.database.query.deleteFrom('api_keys').execute();
  expect(await codeOf(await use(secret))).toBe('api_key_unknown');
  const revoked = await create();
  expect(revoked.id).not.toBe(id);
  expect((await owner.send('DELETE', `/v1/api-keys/${revoked.id}`)).status).toBe(204);
  expect(await codeOf(await use(revoked.secret))).toBe('api_key_revoked');
  const short = await create({ expires_at: new Date(Date.now() + HOUR_MS).toISOString() });
  expect((await use(short.secret)).status).toBe(200);
  const { now } = server.context;
  server.context.now = () => now() + 2 * HOUR_MS;
  expect(await codeOf(await use(short.secret))).toBe('api_key_expired');
});

test('after a rotation both keys work until the overlap ends', async () => {
  const old = await create();
  const rotated = await owner.send('POST', `/v1/api-keys/${old.id}/rotate`, { body: { overlap_hours: 1 } });
  const { secret } = (await rotated.json()) as Created;
  for (const each of [old.secret, secret]) expect((await use(each)).status).toBe(200);
  const again = await owner.send('POST', `/v1/api-keys/${old.id}/rotate`, { body: {} });
  expect(await codeOf(again)).toBe('api_key_ended');
  const { now } = server.context;
  server.context.now = () => now() + 2 * HOUR_MS;
  expect((await use(old.secret)).status).toBe(401);
  expect((await use(secret)).status).toBe(200);
});

test('the last use is written at most once a minute', async () => {
  const { secret } = await create();
  const lastUsed = async () =>
    (await server.context.database.query.selectFrom('api_keys').select('last_used_at').executeTakeFirstOrThrow())
      .last_used_at;
  let clock = Date.now();
  server.context.now = () => clock;
  await use(secret);
  const first = await lastUsed();
  clock += 59_000;
  await use(secret);
  expect(await lastUsed()).toBe(first);
  clock += 1000;
  await use(secret);
  expect(await lastUsed()).toBe(clock);
});

test('who manages keys, and whose', async () => {
  const people = await everybody(server, partnerId);
  const allowed = ['owner', 'admin'] as const;
  const body = { mode: 'test', name: 'n', permissions: ['workspace:read'] };
  await expectRoles(people, { method: 'GET', path: '/v1/api-keys', allowed });
  await expectRoles(people, { method: 'POST', path: '/v1/api-keys', body, allowed });
  await expectRoles(people, { method: 'POST', path: '/v1/api-keys/none/rotate', body: {}, allowed });
  await expectRoles(people, { method: 'DELETE', path: '/v1/api-keys/none', allowed });
  const { id } = await create();
  const stranger = await signInAs(server, { partnerId: (await makePartner(server)).id, role: 'owner' });
  expect((await stranger.send('DELETE', `/v1/api-keys/${id}`)).status).toBe(404);
  expect((await stranger.send('POST', `/v1/api-keys/${id}/rotate`, { body: {} })).status).toBe(404);
  expect(await (await stranger.send('GET', '/v1/api-keys')).json()).toEqual({ items: [], next_cursor: null });
});

import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AuditEvent, auditEventSha256, recordAudit, verifyAuditChain } from '../src/audit/index.ts';
import { anybody, everybody, expectRoles, makePartner, signInAs } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let partnerId: string;
beforeEach(async () => {
  server = await startTestServer();
  partnerId = (await makePartner(server)).id;
});
afterEach(() => server.close());

async function record(count: number): Promise<void> {
  const { database, random } = server.context;
  for (let index = 0; index < count; index += 1) {
    const subject = { kind: 'client', id: `c${index}` };
    const action = index % 2 === 0 ? 'client.added' : 'client.changed';
    const event = { chain: partnerId, actor: { kind: 'system' as const }, action, subject, details: { name: '=1+1' } };
    await database.transaction((tx) => recordAudit(tx, random, { ...event, at: 1000 + index }));
  }
}

/** What somebody does who can write to the file of the database and knows the triggers. */
async function tamper(statement: string): Promise<void> {
  const { query, kind } = server.context.database;
  const triggers = {
    sqlite: ['audit_events_no_update', 'audit_events_no_delete'],
    postgres: ['audit_events_immutable on audit_events'],
  };
  for (const trigger of triggers[kind]) await sql.raw(`drop trigger ${trigger}`).execute(query);
  await sql.raw(statement).execute(query);
}

test('a whole chain is intact', async () => {
  await record(5);
  expect(await verifyAuditChain(server.context.database.query, partnerId)).toMatchObject({
    state: 'intact',
    events: 5,
  });
  expect(await verifyAuditChain(server.context.database.query, 'nobody')).toMatchObject({ state: 'intact', events: 0 });
});

test.each([
  ['a changed event', "update audit_events set details = '{}' where seq = 3", { seq: 3, why: 'event_changed' }],
  ['a changed time', 'update audit_events set at = at + 1 where seq = 5', { seq: 5, why: 'event_changed' }],
  ['an event taken out', 'delete from audit_events where seq = 3', { seq: 3, why: 'event_missing' }],
  ['the end cut off', 'delete from audit_events where seq > 3', { seq: 4, why: 'event_missing' }],
  ['the end cut off with its head', 'update audit_heads set seq = 4', { seq: 5, why: 'head_differs' }],
  ['an event that was moved', 'update audit_events set seq = 100 where seq = 1', { seq: 1, why: 'event_missing' }],
])('notices %s', async (_, statement, expected) => {
  await record(5);
  await tamper(statement);
  expect(await verifyAuditChain(server.context.database.query, partnerId)).toEqual({ state: 'broken', ...expected });
});

test('lists by filter and page', async () => {
  await record(5);
  const admin = await signInAs(server, { partnerId, role: 'admin' });
  const list = async (search: string) => {
    const answer = await admin.send('GET', `/v1/audit?${search}`);
    return (await answer.json()) as { items: { seq: number }[]; next_cursor: string | null };
  };
  const seqs = async (search: string) => (await list(search)).items.map(({ seq }) => seq);
  expect(await seqs('action=client.changed')).toEqual([4, 2]);
  expect(await seqs('action=client')).toEqual([5, 4, 3, 2, 1]);
  expect(await seqs('action=clien')).toEqual([]);
  expect(await seqs('subject=c2')).toEqual([3]);
  expect(await seqs('from=1970-01-01T00:00:01.001Z&until=1970-01-01T00:00:01.003Z')).toEqual([3, 2]);
  const first = await list('limit=2');
  expect(first.items.map(({ seq }) => seq)).toEqual([5, 4]);
  expect(await seqs(`limit=2&cursor=${first.next_cursor}`)).toEqual([3, 2]);
  expect((await admin.send('GET', '/v1/audit?cursor=nonsense')).status).toBe(400);
  expect((await admin.send('GET', "/v1/audit?action=client'%25")).status).toBe(400);
});

test('an export can be checked by anybody: each hash, and each link', async () => {
  await record(3);
  const admin = await signInAs(server, { partnerId, role: 'admin' });
  const events = (await (await admin.send('GET', '/v1/audit/export')).json()) as (Omit<AuditEvent, 'at'> & {
    at: string;
  })[];
  expect(events).toHaveLength(3);
  let previous: string | null = null;
  for (const { sha256, ...event } of events) {
    expect(event.previous_sha256).toBe(previous);
    expect(auditEventSha256({ ...event, at: Date.parse(event.at) })).toBe(sha256);
    previous = sha256;
  }
  const csv = await (await admin.send('GET', '/v1/audit/export?format=csv')).text();
  expect(csv.split('\r\n')).toHaveLength(5);
  expect(csv).toContain(previous);
  expect(await (await admin.send('GET', '/v1/audit/check')).json()).toMatchObject({
    state: 'intact',
    head_sha256: previous,
  });
});

test('who may read which log', async () => {
  const people = await everybody(server, partnerId);
  for (const path of ['/v1/audit', '/v1/audit/export', '/v1/audit/check']) {
    await expectRoles(people, { method: 'GET', path, allowed: ['owner', 'admin', 'api_key'] });
  }
  for (const path of ['/v1/console/audit', '/v1/console/audit/export', '/v1/console/audit/check']) {
    await expectRoles(people, { method: 'GET', path, allowed: ['issuer'] });
  }
  await record(1);
  const stranger = await signInAs(server, { partnerId: (await makePartner(server)).id, role: 'owner' });
  expect(await (await stranger.send('GET', '/v1/audit')).json()).toEqual({ items: [], next_cursor: null });
  expect((await anybody(server).send('GET', '/v1/audit')).status).toBe(401);
});

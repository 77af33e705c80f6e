import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '@attestlayer/encoding';
import { openDiskBlobs } from '@attestlayer/storage';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startRecurring } from '../src/jobs/index.ts';
import { RECURRING } from '../src/modules/index.ts';
import { retentionPolicyOf } from '../src/modules/workspaces/index.ts';
import { addRecord, makePacket, textFacts } from './packets.ts';
import { type Caller, everybody, expectRoles, makePartner, signInAs, useApiKey } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOTE = new TextEncoder().encode('A note that is kept a while');
const NOTE_SHA256 = sha256Hex(NOTE);

let folder: string;
let server: TestServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-retention-'));
  server = await startTestServer({ blobs: await openDiskBlobs(folder) });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

function wait(days: number): void {
  const { now } = server.context;
  server.context.now = () => now() + days * DAY_MS;
}

/** The daily run and every other job that is due; the owner signs in anew, since a session lasts a week. */
async function runDaily(partnerId: string): Promise<Caller> {
  await startRecurring(server.context, RECURRING);
  await server.runJobs();
  return signInAs(server, { partnerId, role: 'owner' });
}

async function addNote(partnerId: string, packetId: string) {
  await server.context.blobs.put(
    (async function* () {
      yield NOTE;
    })(),
  );
  const facts = { ...textFacts('0'), sha256: NOTE_SHA256, size: NOTE.length };
  return addRecord(server, { partnerId, packetId, facts });
}

async function statusOf(caller: Caller, path: string): Promise<number> {
  const { status, body } = await caller.send('GET', path);
  await body?.cancel();
  return status;
}

const deletionsOf = async (caller: Caller) =>
  ((await (await caller.send('GET', '/v1/deletions')).json()) as { items: Record<string, unknown>[] }).items;

const upcomingOf = async (caller: Caller) =>
  ((await (await caller.send('GET', '/v1/upcoming-deletions')).json()) as { items: Record<string, unknown>[] }).items;

test('what will be deleted is listed with its day, under the policy of now', async () => {
  const { id: partnerId } = await makePartner(server);
  const owner = await signInAs(server, { partnerId, role: 'owner' });
  const { packetId, clientId } = await makePacket(server, owner, { title: 'Ended' });
  await addNote(partnerId, packetId);
  expect(await upcomingOf(owner)).toEqual([]);
  await owner.send('POST', `/v1/packets/${packetId}/cancel`, { body: { reason: 'given up' } });
  const { state_changed_at } = (await (await owner.send('GET', `/v1/packets/${packetId}`)).json()) as {
    state_changed_at: string;
  };
  const due = (days: number) => new Date(Date.parse(state_changed_at) + days * DAY_MS).getTime();
  const [first, ...rest] = await upcomingOf(owner);
  expect(rest).toEqual([]);
  expect(first).toMatchObject({
    packet_id: packetId,
    title: 'Ended',
    client: { id: clientId, name: expect.any(String) },
    kind: 'records',
    files: 1,
    size: NOTE.length,
  });
  expect(Date.parse(String(first!.due_at))).toBe(due(180));
  await owner.send('PUT', '/v1/workspace/retention', { body: { records_days: 30, kits_days: null } });
  expect((await upcomingOf(owner)).map(({ due_at }) => Date.parse(String(due_at)))).toEqual([due(30)]);
  await owner.send('PUT', '/v1/workspace/retention', { body: { records_days: null, kits_days: null } });
  expect(await upcomingOf(owner)).toEqual([]);
});

test('records of an ended packet are deleted when their time is over, once, and their hashes stay', async () => {
  const { id: partnerId } = await makePartner(server);
  let owner = await signInAs(server, { partnerId, role: 'owner' });
  const ended = await makePacket(server, owner, { title: 'Ended' });
  const open = await makePacket(server, owner, { title: 'Open' });
  const gone = await addNote(partnerId, ended.packetId);
  const kept = await addNote(partnerId, open.packetId);
  await owner.send('POST', `/v1/packets/${ended.packetId}/cancel`, { body: { reason: 'given up' } });

  wait(179);
  owner = await runDaily(partnerId);
  expect(await statusOf(owner, `/v1/records/${gone.id}/content`)).toBe(200);
  wait(2);
  owner = await runDaily(partnerId);
  const refused = await owner.send('GET', `/v1/records/${gone.id}/content`);
  expect([refused.status, await refused.json()]).toMatchObject([410, { code: 'content_deleted' }]);
  expect(await statusOf(owner, `/v1/records/${kept.id}/content`)).toBe(200);
  const record = (await (await owner.send('GET', `/v1/records/${gone.id}`)).json()) as Record<string, unknown>;
  expect(record).toMatchObject({ sha256: NOTE_SHA256, content_deleted_at: expect.any(String) });
  expect(await statusOf(owner, `/v1/packets/${ended.packetId}/trail`)).toBe(200);

  wait(1);
  owner = await runDaily(partnerId);
  const partner = { retention_policy: {} };
  expect(await deletionsOf(owner)).toMatchObject([
    {
      packet_id: ended.packetId,
      kind: 'records',
      sha256s: [NOTE_SHA256],
      size: NOTE.length,
      policy_sha256: retentionPolicyOf(partner).sha256,
    },
  ]);
  const csv = await (await owner.send('GET', '/v1/deletions?format=csv')).text();
  expect(csv.split('\r\n')[1]).toContain(NOTE_SHA256);
  const audit = (await (await owner.send('GET', '/v1/audit?action=retention.records_deleted')).json()) as {
    items: unknown[];
  };
  expect(audit.items).toHaveLength(1);
});

test('bytes that an open packet has too stay in the store; those that nobody needs go a day later', async () => {
  const { id: partnerId } = await makePartner(server);
  const owner = await signInAs(server, { partnerId, role: 'owner' });
  const [first, second] = [await makePacket(server, owner), await makePacket(server, owner)];
  await addNote(partnerId, first.packetId);
  await addNote(partnerId, second.packetId);
  await owner.send('POST', `/v1/packets/${first.packetId}/cancel`, { body: { reason: 'given up' } });
  wait(181);
  await runDaily(partnerId);
  wait(2);
  const later = await runDaily(partnerId);
  expect(await server.context.blobs.has(NOTE_SHA256)).toBe(true);
  await later.send('POST', `/v1/packets/${second.packetId}/cancel`, { body: { reason: 'given up' } });
  wait(181);
  await runDaily(partnerId);
  expect(await server.context.blobs.has(NOTE_SHA256)).toBe(true);
  wait(2);
  await runDaily(partnerId);
  expect(await server.context.blobs.has(NOTE_SHA256)).toBe(false);
});

test('a workspace chooses its policy against the version that it read, and its receipts will name it', async () => {
  const { id: partnerId } = await makePartner(server);
  const owner = await signInAs(server, { partnerId, role: 'owner' });
  const read = await owner.send('GET', '/v1/workspace/retention');
  const etag = read.headers.get('etag')!;
  expect(await read.json()).toMatchObject({ records_days: 180, kits_days: 1095 });
  const put = (body: object, headers = {}) => owner.send('PUT', '/v1/workspace/retention', { body, headers });
  const chosen = await put({ records_days: 30, kits_days: null }, { 'if-match': etag });
  expect(await chosen.json()).toMatchObject({
    records_days: 30,
    kits_days: null,
    sha256: retentionPolicyOf({ retention_policy: { records_days: 30, kits_days: null } }).sha256,
  });
  expect((await put({ records_days: 90, kits_days: null }, { 'if-match': etag })).status).toBe(412);
  expect((await put({ records_days: 1, kits_days: null })).status).toBe(400);
  expect((await put({ records_days: 90 })).status).toBe(400);
});

test('roles and tenants', async () => {
  const { id: partnerId } = await makePartner(server);
  const all = await everybody(server, partnerId);
  const { packetId, clientId } = await makePacket(server, all.owner);
  await addNote(partnerId, packetId);
  const allowed = ['owner', 'admin', 'api_key'] as const;
  await expectRoles(all, { method: 'GET', path: '/v1/deletions', allowed });
  const path = '/v1/workspace/retention';
  await expectRoles(all, { method: 'GET', path, allowed: [...allowed, 'operator', 'viewer'] });
  const upcoming = { method: 'GET', path: '/v1/upcoming-deletions' };
  await expectRoles(all, { ...upcoming, allowed: [...allowed, 'operator', 'viewer'] });
  const body = { records_days: 180, kits_days: 365 };
  await expectRoles(all, { method: 'PUT', path, body, allowed: ['owner', 'admin'] });

  await all.owner.send('POST', `/v1/packets/${packetId}/cancel`, { body: { reason: 'given up' } });
  const { id: otherId } = await makePartner(server);
  const limited = (clientIds: string[]) => signInAs(server, { partnerId, role: 'admin', clientIds });
  expect(await upcomingOf(await limited([clientId]))).toHaveLength(1);
  expect(await upcomingOf(await limited(['00000000-0000-7000-8000-000000000000']))).toEqual([]);
  expect(await upcomingOf(await signInAs(server, { partnerId: otherId, role: 'owner' }))).toEqual([]);
  expect(await upcomingOf(await useApiKey(server, { partnerId, mode: 'test' }))).toEqual([]);
  wait(181);
  expect(await deletionsOf(await runDaily(partnerId))).toHaveLength(1);
  expect(await deletionsOf(await limited([clientId]))).toHaveLength(1);
  expect(await deletionsOf(await limited(['00000000-0000-7000-8000-000000000000']))).toEqual([]);
  expect(await deletionsOf(await signInAs(server, { partnerId: otherId, role: 'owner' }))).toEqual([]);
  expect(await deletionsOf(await useApiKey(server, { partnerId, mode: 'test' }))).toEqual([]);
});

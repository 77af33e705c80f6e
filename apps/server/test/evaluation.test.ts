import { join } from 'node:path';
import { encodeUtf8, parseTimestamp, sha256Hex } from '@attestlayer/encoding';
import { writeEvaluation } from '@attestlayer/profile';
import { openDiskBlobs } from '@attestlayer/storage';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemTenant } from '../src/access/index.ts';
import { evaluateNow, latestEvaluation } from '../src/modules/evaluation/index.ts';
import { getPacket, readPacketTrail } from '../src/modules/packets/index.ts';
import { addRecord, create, makePacket, textFacts } from './packets.ts';
import { type Caller, makePartner, signInAs } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let partnerId: string;
let owner: Caller;
let packetId: string;
let path: string;
beforeEach(async () => {
  server = await startTestServer();
  partnerId = (await makePartner(server)).id;
  owner = await signInAs(server, { partnerId, role: 'owner' });
  packetId = (await makePacket(server, owner)).packetId;
  path = `/v1/packets/${packetId}`;
});
afterEach(() => server.close());

type Evaluated = { attempt: number; outcome: string; sha256: string; state: string };
const evaluate = () => create<Evaluated>(owner, `${path}/evaluations`);
const read = async <Body>(url: string) => (await (await owner.send('GET', url)).json()) as Body;

test('from nothing over blockers to PASS; every attempt is counted, in the trail too', async () => {
  expect(await read(`${path}/readiness`)).toMatchObject({
    outcome: 'FAIL',
    requirements: [{ status: 'not_satisfied' }],
  });
  expect(await evaluate()).toMatchObject({ attempt: 1, outcome: 'FAIL', state: 'blocked' });
  await addRecord(server, { partnerId, packetId, facts: textFacts('a') });
  expect(await read(path)).toMatchObject({ state: 'collecting', attempts: 1 });
  await owner.send('PUT', `${path}/declarations`, { body: { 'TEST-01.A': { author: 'Ana' } } });
  expect(await evaluate()).toMatchObject({ attempt: 2, outcome: 'PASS', state: 'ready' });
  expect(await read(path)).toMatchObject({ state: 'ready', attempts: 2, blockers: 0 });
  const { entries } = await readPacketTrail(server.context.database.query, packetId);
  expect(entries.map(({ event }) => event)).toEqual(['packet_opened', 'evaluated', 'record_submitted', 'evaluated']);
  type Page = { items: { attempt: number }[]; next_cursor: string | null };
  const first = await read<Page>(`${path}/evaluations?limit=1`);
  const second = await read<Page>(`${path}/evaluations?limit=1&cursor=${first.next_cursor}`);
  expect([first, second].map(({ items }) => items[0]?.attempt)).toEqual([1, 2]);
  expect(second.next_cursor).toBeNull();
});

test('the same records, profile and instant give the same bytes, which are served as they are', async () => {
  const { query } = server.context.database;
  const tenant = systemTenant(partnerId, 'live');
  await addRecord(server, { partnerId, packetId, facts: textFacts('a') });
  await addRecord(server, { partnerId, packetId, facts: textFacts('b') });
  const before = await getPacket(query, tenant, packetId);
  const { sha256 } = await evaluate();
  const served = await (await owner.send('GET', `${path}/evaluations/1`)).text();
  expect(sha256Hex(encodeUtf8(served))).toBe(sha256);
  const stored = await latestEvaluation(query, tenant, packetId);
  const at = parseTimestamp(stored!.evaluation.evaluated_at);
  const again = await evaluateNow(query, { tenant, packet: before, at });
  expect(sha256Hex(writeEvaluation(again))).toBe(sha256);
});

test('a stored report cannot be changed', async () => {
  await evaluate();
  const forge = server.context.database.query.updateTable('evaluations').set({ outcome: 'PASS', blockers: 0 });
  await expect(forge.execute()).rejects.toThrow('evaluation_immutable');
});

test('a report as CSV', async () => {
  await evaluate();
  const response = await owner.send('GET', `${path}/evaluations/1?format=csv`);
  expect(response.headers.get('content-disposition')).toContain('attachment');
  expect(await response.text()).toContain('"requirement_missing"');
});

test('a report as PDF is printed once', async () => {
  const blobs = await openDiskBlobs(join(server.folder, 'blobs'));
  server.context.blobs = blobs;
  await evaluate();
  const read = async () => (await owner.send('GET', `${path}/evaluations/1?format=pdf`)).arrayBuffer();
  const first = await read();
  expect(Buffer.from(first.slice(0, 5)).toString()).toBe('%PDF-');
  expect(Buffer.from(await read()).equals(Buffer.from(first))).toBe(true);
  expect(await server.context.database.query.selectFrom('evaluation_documents').selectAll().execute()).toHaveLength(1);
});

test('a cancelled packet is not evaluated', async () => {
  await owner.send('POST', `${path}/cancel`, { body: { reason: 'not needed' } });
  const answer = await owner.send('POST', `${path}/evaluations`);
  expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'packet_state_differs' }]);
});

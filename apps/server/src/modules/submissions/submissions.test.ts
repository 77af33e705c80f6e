import { afterEach, beforeEach, expect, test } from 'vitest';
import { addRecord, makePacket, textFacts } from '../../../test/packets.ts';
import { type Everybody, everybody, expectRoles, makePartner, signInAs, useApiKey } from '../../../test/people.ts';
import { startTestServer, type TestServer } from '../../../test/server-fixture.ts';

let server: TestServer;
let callers: Everybody;
let partnerId: string;
beforeEach(async () => {
  server = await startTestServer();
  partnerId = (await makePartner(server)).id;
  callers = await everybody(server, partnerId);
});
afterEach(() => server.close());

const submission = { client: { name: 'New client', reference: 'c-1' }, profile_id: 'HUMAN-01', title: 'Approvals' };
const path = '/v1/submissions';

test('one call opens the packet with its client, and answers the same when it is repeated', async () => {
  const headers = { 'idempotency-key': 'k-1' };
  const first = await callers.api_key.send('POST', path, { body: submission, headers });
  const packet = (await first.json()) as { id: string; client: { id: string; name: string } };
  expect([first.status, packet.client.name]).toEqual([201, 'New client']);
  const again = await callers.api_key.send('POST', path, { body: submission, headers });
  expect(((await again.json()) as { id: string }).id).toBe(packet.id);
  const next = { ...submission, client: { id: packet.client.id } };
  expect((await callers.api_key.send('POST', path, { body: next })).status).toBe(201);
});

test('when the packet cannot be opened there is no new client either', async () => {
  const body = { ...submission, profile_id: 'NO-SUCH' };
  expect((await callers.api_key.send('POST', path, { body })).status).toBe(404);
  const list = await callers.api_key.send('GET', '/v1/clients');
  expect(await list.json()).toMatchObject({ items: [] });
});

test('a client of another partner or mode is none', async () => {
  const opened = await callers.api_key.send('POST', path, { body: submission });
  const { client } = (await opened.json()) as { client: { id: string } };
  const body = { ...submission, client: { id: client.id } };
  const other = await useApiKey(server, { partnerId: (await makePartner(server)).id });
  expect((await other.send('POST', path, { body })).status).toBe(404);
});

test('only those who open packets may', async () => {
  await expectRoles(callers, {
    method: 'POST',
    path,
    body: submission,
    allowed: ['owner', 'admin', 'operator', 'api_key'],
  });
});

const finishOf = (packetId: string) => `/v1/submissions/${packetId}/finish`;

/** A packet under a profile that one declared note satisfies. */
async function openNote(hasNote: boolean): Promise<string> {
  const { packetId } = await makePacket(server, callers.owner);
  if (hasNote) await addRecord(server, { partnerId, packetId, facts: textFacts('a') });
  const body = { 'TEST-01.A': { author: 'Ana' } };
  expect((await callers.owner.send('PUT', `/v1/packets/${packetId}/declarations`, { body })).status).toBe(200);
  return packetId;
}

async function grant(amount: number): Promise<void> {
  const body = { amount, grant_key: `key-${amount}` };
  expect((await callers.issuer.send('POST', `/v1/console/partners/${partnerId}/grants`, { body })).ok).toBe(true);
}

test('finishing tells on FAIL what blocks, and issues nothing', async () => {
  const response = await callers.api_key.send('POST', finishOf(await openNote(false)));
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({ attempt: 1, outcome: 'FAIL', issuance: null });
});

test('finishing issues on PASS, once however often it is asked', async () => {
  await grant(2);
  const packetId = await openNote(true);
  type Finished = { attempt: number; outcome: string; issuance: { id: string } };
  const finish = async () => (await (await callers.api_key.send('POST', finishOf(packetId))).json()) as Finished;
  const first = await finish();
  expect(first).toMatchObject({ attempt: 1, outcome: 'PASS', issuance: { packet_id: packetId } });
  const again = await finish();
  expect([again.attempt, again.issuance.id]).toEqual([1, first.issuance.id]);
});

test('without a credit the packet stays ready with its evaluation, and is issued when there is one', async () => {
  const packetId = await openNote(true);
  expect((await callers.api_key.send('POST', finishOf(packetId))).status).toBe(402);
  const packet = await (await callers.api_key.send('GET', `/v1/packets/${packetId}`)).json();
  expect(packet).toMatchObject({ state: 'ready', attempts: 1 });
  await grant(1);
  expect((await callers.api_key.send('POST', finishOf(packetId))).status).toBe(202);
});

test('finishing waits for uploads that run', async () => {
  const packetId = await openNote(true);
  const metadata = `filename ${btoa('a.txt')},packet ${btoa(packetId)}`;
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': '1', 'upload-metadata': metadata };
  expect((await callers.api_key.send('POST', '/v1/uploads', { headers })).status).toBe(201);
  const response = await callers.api_key.send('POST', finishOf(packetId));
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ code: 'uploads_running' });
});

test('only those who both evaluate and issue may finish, and only packets of their own', async () => {
  const packetId = await openNote(false);
  const allowed = ['owner', 'admin', 'operator', 'api_key'] as const;
  await expectRoles(callers, { method: 'POST', path: finishOf(packetId), allowed });
  const issuing = await useApiKey(server, { partnerId, permissions: ['packets:issue'] });
  expect((await issuing.send('POST', finishOf(packetId))).status).toBe(403);
  const strangers = [
    await useApiKey(server, { partnerId: (await makePartner(server)).id }),
    await useApiKey(server, { partnerId, mode: 'test' }),
    await signInAs(server, { partnerId, role: 'operator', clientIds: [] }),
  ];
  for (const { send } of strangers) expect((await send('POST', finishOf(packetId))).status).toBe(404);
});

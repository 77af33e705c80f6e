import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Everybody, everybody, expectRoles, makePartner, useApiKey } from '../../../test/people.ts';
import { startTestServer, type TestServer } from '../../../test/server-fixture.ts';

let server: TestServer;
let callers: Everybody;
beforeEach(async () => {
  server = await startTestServer();
  callers = await everybody(server, (await makePartner(server)).id);
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

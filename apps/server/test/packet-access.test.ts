import { afterEach, beforeEach, expect, test } from 'vitest';
import { addRecord, create, makePacket, textFacts } from './packets.ts';
import { type Caller, type Everybody, everybody, expectRoles, makePartner, signInAs, useApiKey } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

/** A valid id of nothing. */
const NOTHING = '00000000-0000-7000-8000-000000000000';

const READERS = ['owner', 'admin', 'operator', 'viewer', 'api_key'] as const;
const WRITERS = ['owner', 'admin', 'operator', 'api_key'] as const;
const ISSUER = ['issuer'] as const;

type RouteCase = { method: string; path: string; body?: object; allowed: readonly (keyof Everybody)[] };

const reason = { reason: 'a reason' };
const packet = `/v1/packets/${NOTHING}`;
const record = `/v1/records/${NOTHING}`;
const request = `/v1/requests/${NOTHING}`;

const ROUTES: readonly RouteCase[] = [
  { method: 'GET', path: '/v1/clients', allowed: READERS },
  { method: 'GET', path: `/v1/clients/${NOTHING}`, allowed: READERS },
  { method: 'POST', path: '/v1/clients', body: { name: 'New' }, allowed: WRITERS },
  { method: 'PATCH', path: `/v1/clients/${NOTHING}`, body: {}, allowed: WRITERS },
  { method: 'POST', path: `/v1/clients/${NOTHING}/archive`, body: {}, allowed: WRITERS },
  { method: 'POST', path: '/v1/console/profiles', body: { profile: {} }, allowed: ISSUER },
  { method: 'POST', path: '/v1/console/profiles/try', body: { profile: {}, records: [] }, allowed: ISSUER },
  { method: 'GET', path: '/v1/dashboard', allowed: READERS },
  { method: 'GET', path: '/v1/packets', allowed: READERS },
  { method: 'POST', path: '/v1/packets', body: { client_id: NOTHING, profile_id: 'X', title: 'T' }, allowed: WRITERS },
  { method: 'GET', path: packet, allowed: READERS },
  { method: 'PATCH', path: packet, body: {}, allowed: WRITERS },
  { method: 'POST', path: `${packet}/cancel`, body: reason, allowed: WRITERS },
  { method: 'GET', path: `${packet}/trail`, allowed: READERS },
  { method: 'GET', path: `${packet}/declarations`, allowed: READERS },
  { method: 'PUT', path: `${packet}/declarations`, body: {}, allowed: WRITERS },
  { method: 'GET', path: `${packet}/readiness`, allowed: READERS },
  { method: 'POST', path: `${packet}/evaluations`, allowed: WRITERS },
  { method: 'GET', path: `${packet}/evaluations`, allowed: READERS },
  { method: 'GET', path: `${packet}/evaluations/1`, allowed: READERS },
  { method: 'POST', path: `${packet}/evaluations/1/share`, allowed: WRITERS },
  { method: 'GET', path: `${packet}/requests`, allowed: READERS },
  {
    method: 'POST',
    path: `${packet}/requests`,
    body: { contact: { name: 'A', email: 'a@client.example' } },
    allowed: WRITERS,
  },
  { method: 'POST', path: `${request}/resend`, allowed: WRITERS },
  { method: 'POST', path: `${request}/revoke`, allowed: WRITERS },
  { method: 'GET', path: `${packet}/records`, allowed: READERS },
  { method: 'GET', path: `${packet}/suggestions`, allowed: READERS },
  { method: 'GET', path: `${packet}/uploads`, allowed: READERS },
  { method: 'GET', path: record, allowed: READERS },
  { method: 'GET', path: `${record}/content`, allowed: READERS },
  { method: 'PATCH', path: record, body: {}, allowed: WRITERS },
  { method: 'POST', path: `${record}/return`, body: reason, allowed: WRITERS },
  { method: 'POST', path: `${record}/withdraw`, body: reason, allowed: WRITERS },
  { method: 'POST', path: `${record}/replace`, body: { ...reason, superseded_by: NOTHING }, allowed: WRITERS },
  { method: 'GET', path: '/v1/portal/request', allowed: [] },
  { method: 'PUT', path: '/v1/portal/declarations', body: {}, allowed: [] },
  { method: 'POST', path: '/v1/portal/submit', allowed: [] },
  { method: 'GET', path: '/v1/portal/report', allowed: [] },
  { method: 'GET', path: '/v1/portal/records', allowed: [] },
  { method: 'GET', path: '/v1/portal/suggestions', allowed: [] },
  { method: 'GET', path: '/v1/portal/uploads', allowed: [] },
  { method: 'GET', path: `/v1/portal/records/${NOTHING}/content`, allowed: [] },
  { method: 'PATCH', path: `/v1/portal/records/${NOTHING}`, body: {}, allowed: [] },
  { method: 'POST', path: `/v1/portal/records/${NOTHING}/withdraw`, body: reason, allowed: [] },
  {
    method: 'POST',
    path: `/v1/portal/records/${NOTHING}/replace`,
    body: { ...reason, superseded_by: NOTHING },
    allowed: [],
  },
];

let server: TestServer;
let partnerId: string;
let owner: Caller;
beforeEach(async () => {
  server = await startTestServer();
  partnerId = (await makePartner(server)).id;
  owner = await signInAs(server, { partnerId, role: 'owner' });
});
afterEach(() => server.close());

test('who may do what with clients, packets, requests, records and evaluations', async () => {
  const people = await everybody(server, partnerId);
  for (const route of ROUTES) await expectRoles(people, route);
});

test('another partner, another client limit and another mode find nothing, and lists show nothing', async () => {
  const { packetId, clientId } = await makePacket(server, owner);
  const { id: recordId } = await addRecord(server, { partnerId, packetId, facts: textFacts('a') });
  const contact = { name: 'A', email: 'a@client.example' };
  type Sent = { request: { id: string } };
  const { request: sent } = await create<Sent>(owner, `/v1/packets/${packetId}/requests`, { contact });
  await create(owner, `/v1/packets/${packetId}/evaluations`);
  const other = await makePartner(server, { name: 'Other' });
  const strangers = [
    await signInAs(server, { partnerId: other.id, role: 'owner' }),
    await signInAs(server, { partnerId, role: 'operator', clientIds: [NOTHING] }),
    await useApiKey(server, { partnerId, mode: 'test' }),
  ];
  const places: [string, string][] = [
    ['/v1/packets/', packetId],
    ['/v1/clients/', clientId],
    ['/v1/records/', recordId],
    ['/v1/requests/', sent.id],
  ];
  const routes = ROUTES.filter(({ path, allowed }) => path.includes(NOTHING) && allowed.length > 0).map((route) => {
    const [place, id] = places.find(([prefix]) => route.path.startsWith(prefix))!;
    return { ...route, path: route.path.replace(`${place}${NOTHING}`, `${place}${id}`) };
  });
  for (const stranger of strangers) {
    for (const { method, path, body } of routes) {
      const { status } = await stranger.send(method, path, body === undefined ? {} : { body });
      expect(`${stranger.name} ${method} ${path}: ${status}`).toBe(`${stranger.name} ${method} ${path}: 404`);
    }
    for (const path of ['/v1/clients', '/v1/packets']) {
      expect(await (await stranger.send('GET', path)).json()).toEqual({ items: [], next_cursor: null });
    }
    expect(await (await stranger.send('GET', '/v1/dashboard')).json()).toMatchObject({
      counts: { blocked: 0 },
      blocked: [],
    });
  }
  expect((await owner.send('GET', `/v1/records/${recordId}`)).status).toBe(200);
});

test('a packet of a client cannot be opened by somebody who does not see the client', async () => {
  const { clientId } = await makePacket(server, owner);
  const limited = await signInAs(server, { partnerId, role: 'operator', clientIds: [NOTHING] });
  const body = { client_id: clientId, profile_id: 'TEST-01', title: 'Mine' };
  expect((await limited.send('POST', '/v1/packets', { body })).status).toBe(404);
  expect((await limited.send('POST', '/v1/clients', { body: { name: 'New' } })).status).toBe(403);
});

test('a change of something that changed meanwhile is refused', async () => {
  const { packetId, clientId } = await makePacket(server, owner);
  for (const path of [`/v1/packets/${packetId}`, `/v1/clients/${clientId}`]) {
    const headers = { 'if-match': (await owner.send('GET', path)).headers.get('etag')! };
    const body = path.includes('packets') ? { title: 'Changed' } : { name: 'Changed' };
    expect((await owner.send('PATCH', path, { body, headers })).status).toBe(200);
    expect((await owner.send('PATCH', path, { body, headers })).status).toBe(412);
  }
});

test('lists are exported as CSV whole, with formulas made harmless', async () => {
  for (const name of ['=cmd()', 'Été', 'Zoé']) await create(owner, '/v1/clients', { name });
  const refused = await owner.send('GET', '/v1/clients?format=csv&cursor=none');
  expect([refused.status, await refused.json()]).toMatchObject([400, { code: 'request_invalid' }]);
  const missing = '/v1/packets/00000000-0000-7000-8000-000000000000/records?format=csv';
  expect((await owner.send('GET', missing)).status).toBe(404);
  const csv = await (await owner.send('GET', '/v1/clients?format=csv&limit=1')).text();
  expect(csv.split('\r\n').map((line) => line.split(',')[1])).toEqual([
    '"name"',
    `"'=cmd()"`,
    '"Été"',
    '"Zoé"',
    undefined,
  ]);
});

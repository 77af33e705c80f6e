import { afterEach, beforeEach, expect, test } from 'vitest';
import { create } from './packets.ts';
import { type Caller, makePartner, signInAs } from './people.ts';
import { seedPacket } from './seed-packet.ts';
import { begin, outcomeOf, send, startUploadServer, type UploadServer, upload } from './upload-fixture.ts';

const HELLO = new TextEncoder().encode('Access was approved on Monday.\n');
const contact = { name: 'Ana', email: 'ana@client.example' };

type Sent = { request: { id: string }; link: { url: string } };
type Page = { items: { id: string; state: string; refusal: { code: string } | null }[]; next_cursor: string | null };

let uploads: UploadServer;
let sent: Sent;
let ana: Caller;
beforeEach(async () => {
  uploads = await startUploadServer();
  ({ sent, visitor: ana } = await invite());
});
afterEach(() => uploads.stop());

/** Sends a request for the packet and opens its link. */
async function invite(): Promise<{ sent: Sent; visitor: Caller }> {
  const { server, packetId, operator } = uploads;
  const made = await create<Sent>(operator, `/v1/packets/${packetId}/requests`, { contact });
  const body = { token: new URL(made.link.url).searchParams.get('token') };
  const opened = await server.send('POST', '/v1/portal/open', { body });
  const { token } = (await opened.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  const visitor: Caller = {
    name: 'contributor',
    userId: null,
    headers,
    send: (method, path, options = {}) => server.send(method, path, { ...options, headers }),
  };
  return { sent: made, visitor };
}

const as = (operator: Caller): UploadServer => ({ ...uploads, operator });
const list = async (caller: Caller, path: string) => (await (await caller.send('GET', path)).json()) as Page;

test('a client sends a file through the same route; the record is theirs and the partner sees it', async () => {
  const location = await upload(as(ana), { bytes: HELLO, name: 'note.txt' });
  const { record_ids, state } = await outcomeOf(as(ana), location);
  expect(state).toBe('registered');
  const record = await uploads.operator.send('GET', `/v1/records/${record_ids[0]}`);
  expect(await record.json()).toMatchObject({ submitted_by: { kind: 'contributor' } });
  const own = (await (await ana.send('GET', '/v1/portal/records')).json()) as { items: { id: string }[] };
  expect(own.items.map(({ id }) => id)).toEqual(record_ids);
});

test('the packet of the link is the one that is meant when none is named, and no other can be', async () => {
  const metadata = { 'upload-metadata': `filename ${btoa('a.txt')}` };
  expect((await begin(as(ana), { size: 1, headers: metadata })).status).toBe(201);
  const { server, partnerId } = uploads;
  const other = await seedPacket(server.context, partnerId);
  const foreign = await seedPacket(server.context, (await makePartner(server)).id);
  for (const packet of [other, foreign]) {
    expect((await begin(as(ana), { size: 1, more: { packet } })).status).toBe(404);
  }
});

test('what one link sent is nothing to another link for the same packet', async () => {
  const location = (await begin(as(ana), { size: HELLO.length })).headers.get('location')!;
  const { visitor } = await invite();
  expect((await send(as(visitor), location, { bytes: HELLO })).status).toBe(404);
  expect((await visitor.send('GET', `${location}/state`)).status).toBe(404);
  expect((await list(visitor, '/v1/portal/uploads')).items).toEqual([]);
  expect((await list(ana, '/v1/portal/uploads')).items).toHaveLength(1);
});

test('a revoked link takes no byte more', async () => {
  const location = (await begin(as(ana), { size: HELLO.length })).headers.get('location')!;
  expect((await uploads.operator.send('POST', `/v1/requests/${sent.request.id}/revoke`)).ok).toBe(true);
  expect((await send(as(ana), location, { bytes: HELLO })).status).toBe(401);
  expect((await begin(as(ana), { size: 1 })).status).toBe(401);
});

test('after submitting, files may still be added until the packet is closed', async () => {
  expect((await ana.send('POST', '/v1/portal/submit')).status).toBe(200);
  const location = await upload(as(ana), { bytes: HELLO });
  expect(await outcomeOf(as(ana), location)).toMatchObject({ state: 'registered' });
  await uploads.operator.send('POST', `/v1/packets/${uploads.packetId}/cancel`, { body: { reason: 'over' } });
  expect((await begin(as(ana), { size: 1 })).status).toBe(409);
});

test('a list shows what runs and what was refused, in pages, and not what became a record', async () => {
  const { server, packetId, partnerId, operator } = uploads;
  const path = `/v1/packets/${packetId}/uploads`;
  await outcomeOf(uploads, await upload(uploads, { bytes: HELLO }));
  const empty = await upload(uploads, { bytes: new Uint8Array() });
  expect(await outcomeOf(uploads, empty)).toMatchObject({ state: 'refused' });
  const running = (await begin(as(ana), { size: 9 })).headers.get('location')!;
  const taken = (await begin(uploads, { size: 9 })).headers.get('location')!;
  await fetch(uploads.url + taken, { method: 'DELETE', headers: { ...operator.headers, 'tus-resumable': '1.0.0' } });

  const first = await list(operator, `${path}?limit=1`);
  const second = await list(operator, `${path}?limit=1&cursor=${first.next_cursor}`);
  const items = [...first.items, ...second.items];
  expect(items.map(({ id, state }) => [id, state])).toEqual([
    [empty.split('/').at(-1), 'refused'],
    [running.split('/').at(-1), 'receiving'],
  ]);
  expect([items[0]!.refusal?.code, second.next_cursor]).toEqual(['empty', null]);

  const viewer = await signInAs(server, { partnerId, role: 'viewer' });
  expect((await list(viewer, path)).items).toHaveLength(2);
  expect((await ana.send('GET', path)).status).toBe(403);
  expect((await viewer.send('GET', '/v1/portal/uploads')).status).toBe(403);
  const stranger = await signInAs(server, { partnerId: (await makePartner(server)).id, role: 'owner' });
  expect((await stranger.send('GET', path)).status).toBe(404);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { openDiskBlobs } from '@attestlayer/storage';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorker, type Worker } from '../../src/jobs/index.ts';
import { JOBS } from '../../src/modules/index.ts';
import { type RunningLog, runLog } from '../../src/modules/log/index.ts';
import { addRecord, create, makePacket, textFacts } from '../packets.ts';
import { type Caller, everybody, expectRoles, makePartner, signInAs, signInAsOperator, useApiKey } from '../people.ts';
import { startTestServer, type TestServer } from '../server-fixture.ts';

type Issuance = { id: string; state: string; error: unknown };
type Kit = { receipt_id: string; zip_sha256: string; status: string };

let blobFolder: string;
let server: TestServer;
let log: RunningLog;
let worker: Worker;
let partnerId: string;
let owner: Caller;
beforeAll(async () => {
  blobFolder = await mkdtemp(join(tmpdir(), 'attestlayer-blobs-'));
  const settings = { MERGE_DELAY_MS: '0' };
  server = await startTestServer({ blobs: await openDiskBlobs(blobFolder), settings });
  log = runLog(server.context, 'live');
  await log.ready;
  worker = startWorker(server.context, JOBS, { concurrency: 1 });
  partnerId = (await makePartner(server)).id;
  owner = await signInAs(server, { partnerId, role: 'owner' });
});
afterAll(async () => {
  await worker.stop();
  await log.stop();
  await server.close();
  await rm(blobFolder, { recursive: true });
});

async function makeReady(): Promise<string> {
  const { packetId } = await makePacket(server, owner);
  const bytes = encodeUtf8(`a note of packet ${packetId}`);
  await server.context.blobs.put(
    (async function* () {
      yield bytes;
    })(),
  );
  const facts = { ...textFacts('a'), sha256: sha256Hex(bytes), size: bytes.length };
  await addRecord(server, { partnerId, packetId, facts });
  await owner.send('PUT', `/v1/packets/${packetId}/declarations`, { body: { 'TEST-01.A': { author: 'Ana' } } });
  await create(owner, `/v1/packets/${packetId}/evaluations`);
  return packetId;
}

async function read<Body>(path: string): Promise<Body> {
  const response = await owner.send('GET', path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Body;
}

test('a packet is issued, followed, downloaded and withdrawn over the API', async () => {
  const packetId = await makeReady();
  const path = `/v1/packets/${packetId}`;
  const refused = await owner.send('POST', `${path}/issuance`);
  expect([refused.status, await refused.json()]).toMatchObject([402, { code: 'credits_insufficient' }]);
  const operator = await signInAsOperator(server);
  const grant = { amount: 2, grant_key: 'invoice 1' };
  const granted = await operator.send('POST', `/v1/console/partners/${partnerId}/grants`, { body: grant });
  expect(await granted.json()).toMatchObject({ available: 2 });

  expect((await owner.send('POST', `${path}/issuance`)).status).toBe(202);
  let issuance: Issuance;
  do {
    await new Promise((resolve) => setTimeout(resolve, 100));
    issuance = await read<Issuance>(`${path}/issuance`);
  } while (issuance.state !== 'delivered' && issuance.state !== 'failed');
  expect(issuance).toMatchObject({ state: 'delivered', error: null });
  expect(await read('/v1/credits')).toMatchObject({ available: 1, held: 0, burned: 1 });
  const journal = await read<{ items: { type: string; packet_id: string }[] }>('/v1/credits/journal');
  expect(journal.items.map(({ type }) => type)).toEqual(['burn', 'hold', 'topup']);

  const kit = await read<Kit>(`${path}/kit`);
  const zip = await owner.send('GET', `${path}/kit.zip`);
  expect(zip.headers.get('content-disposition')).toBe(`attachment; filename="${kit.receipt_id}-kit.zip"`);
  const bytes = new Uint8Array(await zip.arrayBuffer());
  expect(sha256Hex(bytes)).toBe(kit.zip_sha256);
  const range = await owner.send('GET', `${path}/kit.zip`, { headers: { range: 'bytes=10-19' } });
  expect([range.status, range.headers.get('content-range')]).toEqual([206, `bytes 10-19/${bytes.length}`]);
  expect(new Uint8Array(await range.arrayBuffer())).toEqual(bytes.slice(10, 20));
  expect(await read(`${path}/receipt.json`)).toMatchObject({ receipt_id: kit.receipt_id });
  const binder = await owner.send('GET', `${path}/binder.pdf`, { headers: { range: 'bytes=0-4' } });
  expect(await binder.text()).toBe('%PDF-');
  expect((await owner.send('GET', `${path}/record.pdf`)).status).toBe(404);

  const withdrawn = await owner.send('POST', `${path}/withdraw`, { body: { reason: 'wrong period' } });
  expect(await withdrawn.json()).toMatchObject({ status: 'withdrawn', status_reason: 'wrong period' });
  const again = await owner.send('POST', `${path}/withdraw`, { body: { reason: 'again' } });
  expect(await again.json()).toMatchObject({ code: 'kit_withdrawn' });
  const stranger = await signInAs(server, { partnerId: (await makePartner(server)).id, role: 'owner' });
  const sandbox = await useApiKey(server, { partnerId, mode: 'test' });
  for (const caller of [stranger, sandbox]) {
    for (const file of ['issuance', 'kit', 'kit.zip']) {
      expect((await caller.send('GET', `${path}/${file}`)).status).toBe(404);
    }
  }
});

test('the routes of issuance and credits are open to the roles that have the permission', async () => {
  const callers = await everybody(server, partnerId);
  const path = '/v1/packets/00000000-0000-7000-8000-000000000000';
  const readers = ['owner', 'admin', 'operator', 'viewer', 'api_key'] as const;
  const grant = { body: { amount: 0, grant_key: 'none' } };
  await expectRoles(callers, { method: 'GET', path: `${path}/kit.zip`, allowed: readers });
  await expectRoles(callers, { method: 'GET', path: `${path}/issuance`, allowed: readers });
  await expectRoles(callers, { method: 'GET', path: '/v1/credits', allowed: readers });
  await expectRoles(callers, { method: 'GET', path: '/v1/credits/statement?format=csv', allowed: readers });
  const issuers = ['owner', 'admin', 'operator', 'api_key'] as const;
  await expectRoles(callers, { method: 'POST', path: `${path}/issuance`, allowed: issuers });
  const withdrawers = ['owner', 'admin', 'api_key'] as const;
  await expectRoles(callers, { method: 'POST', path: `${path}/withdraw`, body: { reason: 'r' }, allowed: withdrawers });
  const grants = `/v1/console/partners/${partnerId}/grants`;
  await expectRoles(callers, { method: 'POST', path: grants, ...grant, allowed: ['issuer'] });
});

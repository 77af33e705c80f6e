import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { openDiskBlobs } from '@attestlayer/storage';
import { expect } from 'vitest';
import type { Mode } from '../../src/access/index.ts';
import { startWorker } from '../../src/jobs/index.ts';
import { JOBS } from '../../src/modules/index.ts';
import { makeIssuanceJobs } from '../../src/modules/issuance/index.ts';
import { runLog } from '../../src/modules/log/index.ts';
import { addRecord, create, makePacket, textFacts } from '../packets.ts';
import { type Caller, makePartner, signInAs, signInAsOperator, useApiKey } from '../people.ts';
import { startTestServer, type TestServer } from '../server-fixture.ts';
import { sampleBinder } from './sample-binder.ts';

type Issuance = { id: string; state: string; error: unknown };
export type Kit = {
  receipt_id: string;
  receipt_sha256: string;
  zip_sha256: string;
  status: string;
  superseded_by: string | null;
};

/** A server with a partner that issues over the API, in one mode. */
export type IssuingApi = {
  server: TestServer;
  partnerId: string;
  clientId: string;
  /** The owner; in the sandbox an API key. */
  owner: Caller;
  issuer: Caller;
  grant(amount: number): Promise<void>;
  /** Another packet of the one client, with one note, evaluated. */
  makeReady(): Promise<string>;
  addNote(packetId: string, text: string): Promise<void>;
  read<Body>(path: string): Promise<Body>;
  /** Asks for a kit and waits for it. */
  issue(packetId: string): Promise<Kit>;
  close(): Promise<void>;
};

const POLL_MS = 50;

export async function startIssuingApi(mode: Mode = 'live'): Promise<IssuingApi> {
  const blobFolder = await mkdtemp(join(tmpdir(), 'attestlayer-blobs-'));
  const server = await startTestServer({
    blobs: await openDiskBlobs(blobFolder),
    settings: { MERGE_DELAY_MS: '0' },
  });
  const { context } = server;
  const log = runLog(context, mode);
  await log.ready;
  const jobs = { ...JOBS, ...makeIssuanceJobs({ renderBinder: sampleBinder(server.folder) }) };
  const worker = startWorker(context, jobs, { concurrency: 1 });
  const partnerId = (await makePartner(server)).id;
  const owner =
    mode === 'live'
      ? await signInAs(server, { partnerId, role: 'owner' })
      : await useApiKey(server, { partnerId, mode });
  const issuer = await signInAsOperator(server);
  const first = await makePacket(server, owner);
  const unused = [first.packetId];
  let grants = 0;

  async function addNote(packetId: string, text: string): Promise<void> {
    const bytes = encodeUtf8(text);
    await context.blobs.put(
      (async function* () {
        yield bytes;
      })(),
    );
    const facts = { ...textFacts('a'), sha256: sha256Hex(bytes), size: bytes.length };
    await addRecord(server, { partnerId, mode, packetId, facts });
  }

  async function read<Body>(path: string): Promise<Body> {
    const response = await owner.send('GET', path);
    expect([path, response.status]).toEqual([path, 200]);
    return (await response.json()) as Body;
  }

  return {
    server,
    partnerId,
    clientId: first.clientId,
    owner,
    issuer,
    addNote,
    read,
    async grant(amount) {
      grants += 1;
      const body = { mode, amount, grant_key: `invoice ${grants}` };
      const { status } = await issuer.send('POST', `/v1/console/partners/${partnerId}/grants`, { body });
      expect(status).toBe(200);
    },
    async makeReady() {
      const packet = { client_id: first.clientId, profile_id: 'TEST-01', title: 'Packet' };
      const packetId = unused.pop() ?? (await create(owner, '/v1/packets', packet)).id;
      await addNote(packetId, `a note of packet ${packetId}`);
      await owner.send('PUT', `/v1/packets/${packetId}/declarations`, { body: { 'TEST-01.A': { author: 'Ana' } } });
      await create(owner, `/v1/packets/${packetId}/evaluations`);
      return packetId;
    },
    async issue(packetId) {
      const path = `/v1/packets/${packetId}`;
      expect((await owner.send('POST', `${path}/issuance`)).status).toBe(202);
      let issuance: Issuance;
      do {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        issuance = await read<Issuance>(`${path}/issuance`);
      } while (issuance.state !== 'delivered' && issuance.state !== 'failed');
      expect(issuance).toMatchObject({ state: 'delivered', error: null });
      return read<Kit>(`${path}/kit`);
    },
    async close() {
      await worker.stop();
      await log.stop();
      await server.close();
      await rm(blobFolder, { recursive: true });
    },
  };
}

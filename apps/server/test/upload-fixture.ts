import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { readConfig } from '../src/config/index.ts';
import { startWorker, type Worker } from '../src/jobs/index.ts';
import { type Listening, listen } from '../src/listen.ts';
import { JOBS } from '../src/modules/index.ts';
import { openBlobs } from '../src/open-blobs.ts';
import { createServer } from '../src/server.ts';
import { type Caller, makePartner, signInAs } from './people.ts';
import { seedPacket } from './seed-packet.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

export type UploadServer = {
  server: TestServer;
  url: string;
  partnerId: string;
  packetId: string;
  operator: Caller;
  stop(): Promise<void>;
};

/** Where the settings say, on the disk in a folder of the test. */
function openBlobsOf(folder: string, settings: Record<string, string>) {
  return openBlobs(readConfig({ ...settings, DATA_DIR: folder }));
}

/** A server on a socket, with a worker, a packet to upload to and somebody who may. */
export async function startUploadServer(settings: Record<string, string> = {}): Promise<UploadServer> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-uploads-'));
  const server = await startTestServer({ blobs: await openBlobsOf(folder, settings), settings });
  const { context } = server;
  const listening: Listening = await listen(createServer({ context, addressOf: () => '192.0.2.1' }), {
    host: '127.0.0.1',
    port: 0,
  });
  const worker: Worker = startWorker(context, JOBS, { concurrency: 2 });
  const { id: partnerId } = await makePartner(server);
  return {
    server,
    url: listening.url,
    partnerId,
    packetId: await seedPacket(context, partnerId),
    operator: await signInAs(server, { partnerId, role: 'operator' }),
    async stop() {
      await listening.stop();
      await worker.stop();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const TUS = { 'tus-resumable': '1.0.0' };

const OCTETS = { 'content-type': 'application/offset+octet-stream' };

/** `Upload-Metadata` of tus 1.0. */
function metadataHeader(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${Buffer.from(value, 'utf8').toString('base64')}`)
    .join(',');
}

export type BeginInput = {
  name?: string;
  size: number;
  more?: Record<string, string>;
  headers?: Record<string, string>;
  /** Come along with the first request. */
  bytes?: Uint8Array<ArrayBuffer>;
};

/** Begins an upload; the answer may be a refusal. */
export function begin(
  { url, packetId, operator }: UploadServer,
  { name = 'a.txt', size, more = {}, headers = {}, bytes }: BeginInput,
): Promise<Response> {
  const metadata = metadataHeader({ filename: name, packet: packetId, ...more });
  return fetch(`${url}/v1/uploads`, {
    method: 'POST',
    headers: {
      ...operator.headers,
      ...TUS,
      'upload-length': String(size),
      'upload-metadata': metadata,
      ...(bytes?.length && OCTETS),
      ...headers,
    },
    ...(bytes?.length && { body: bytes }),
  });
}

/** Sends bytes of an upload. */
export function send(
  { url, operator }: UploadServer,
  location: string,
  { bytes, offset = 0 }: { bytes: Uint8Array<ArrayBuffer>; offset?: number },
): Promise<Response> {
  return fetch(url + location, {
    method: 'PATCH',
    headers: {
      ...operator.headers,
      ...TUS,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: bytes,
  });
}

/** Uploads a whole file in two requests; gives the path of the upload. */
export async function upload(
  uploads: UploadServer,
  { bytes, ...input }: Omit<BeginInput, 'size' | 'bytes'> & { bytes: Uint8Array<ArrayBuffer> },
): Promise<string> {
  const begun = await begin(uploads, { ...input, size: bytes.length });
  expect(begun.status).toBe(201);
  const location = begun.headers.get('location')!;
  if (bytes.length > 0) expect((await send(uploads, location, { bytes })).status).toBe(204);
  return location;
}

export type UploadState = {
  state: string;
  received: number;
  sha256: string | null;
  original_name: string;
  record_ids: string[];
  refusal: { code: string; detail: string } | null;
  refused_members: { name: string; code: string }[];
};

export async function stateOf({ url, operator }: UploadServer, location: string): Promise<UploadState> {
  const response = await fetch(`${url}${location}/state`, { headers: operator.headers });
  expect(response.status).toBe(200);
  return (await response.json()) as UploadState;
}

/** Waits until an upload has its outcome. */
export async function outcomeOf(uploads: UploadServer, location: string): Promise<UploadState> {
  for (;;) {
    const state = await stateOf(uploads, location);
    if (state.state === 'registered' || state.state === 'refused') return state;
    await sleep(25);
  }
}

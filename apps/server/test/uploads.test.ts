import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import * as tus from 'tus-js-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findUpload } from '../src/modules/uploads/upload.ts';
import { makePartner, signInAs, useApiKey } from './people.ts';
import { seedPacket } from './seed-packet.ts';
import {
  begin,
  outcomeOf,
  send,
  startUploadServer,
  stateOf,
  TUS,
  type UploadServer,
  upload,
} from './upload-fixture.ts';

const text = (value: string) => new TextEncoder().encode(value);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const HELLO = text('Access was approved on Monday.\n');

let uploads: UploadServer;
beforeEach(async () => {
  uploads = await startUploadServer({ MAX_FILE_BYTES: '1000000', MAX_PACKET_BYTES: '3000000' });
});
afterEach(() => uploads.stop());

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

async function blobs(): Promise<string[]> {
  const found = [];
  for await (const each of uploads.server.context.blobs.list()) found.push(each);
  return found;
}

/** What lies in the staging folder once the jobs that clean it have run. */
async function staged(): Promise<string[]> {
  await uploads.server.runJobs();
  return readdir(join(uploads.server.folder, 'uploads')).catch(() => []);
}

test('a file becomes a record under its own name, stored once its hash is known', async () => {
  const name = 'dossier/مستند 証拠 évidence.txt';
  const location = await upload(uploads, { bytes: HELLO, name, more: { sha256: sha256(HELLO) } });
  const state = await outcomeOf(uploads, location);
  expect(state).toMatchObject({ state: 'registered', sha256: sha256(HELLO), original_name: name, refusal: null });
  const record = await uploads.operator.send('GET', `/v1/records/${state.record_ids[0]}`);
  expect(await record.json()).toMatchObject({ original_name: name, sha256: sha256(HELLO), state: 'current' });
  expect(await blobs()).toEqual([sha256(HELLO)]);
  expect(await staged()).toEqual([]);
});

test('a client of the protocol goes on after its line broke, and after its page was left', async () => {
  const bytes = text('line\n'.repeat(100_000));
  const { url, packetId, operator } = uploads;
  const options = {
    endpoint: `${url}/v1/uploads`,
    headers: operator.headers,
    metadata: { filename: 'lines.txt', packet: packetId },
    chunkSize: 100_000,
    retryDelays: null,
  };
  const location = await new Promise<string>((resolve, reject) => {
    const first = new tus.Upload(Buffer.from(bytes), {
      ...options,
      onError: reject,
      onChunkComplete() {
        void first.abort();
        resolve(first.url!);
      },
    });
    first.start();
  });
  await new Promise<void>((resolve, reject) => {
    const again = { ...options, uploadUrl: location, onError: reject, onSuccess: () => resolve() };
    new tus.Upload(Buffer.from(bytes), again).start();
  });
  const state = await outcomeOf(uploads, new URL(location).pathname);
  expect(state).toMatchObject({ state: 'registered', sha256: sha256(bytes) });
});

test('what arrived before a connection broke is kept', async () => {
  const begun = await begin(uploads, { size: 100_000 });
  const location = begun.headers.get('location')!;
  await new Promise<void>((resolve) => {
    const patch = request(uploads.url + location, {
      method: 'PATCH',
      headers: {
        ...uploads.operator.headers,
        ...TUS,
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
        'content-length': '100000',
      },
    });
    patch.on('error', () => resolve());
    patch.write(Buffer.alloc(40_000, 'a'));
    setTimeout(() => patch.destroy(), 200);
  });
  await expect.poll(async () => (await stateOf(uploads, location)).received, { timeout: 5000 }).toBe(40_000);
  const rest = await send(uploads, location, { bytes: new Uint8Array(60_000).fill(97), offset: 40_000 });
  expect(rest.status).toBe(204);
  expect(await outcomeOf(uploads, location)).toMatchObject({
    state: 'registered',
    sha256: sha256(Buffer.alloc(100_000, 'a')),
  });
});

test('a file of another hash than announced is refused, and its bytes go', async () => {
  const location = await upload(uploads, { bytes: HELLO, more: { sha256: 'a'.repeat(64) } });
  expect(await outcomeOf(uploads, location)).toMatchObject({ refusal: { code: 'hash_differs' }, record_ids: [] });
  expect(await blobs()).toEqual([]);
  expect(await staged()).toEqual([]);
});

test('a file with a private key in it is refused with a reason that does not repeat it', async () => {
  const key = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA'.repeat(20)}\n-----END RSA PRIVATE KEY-----\n`;
  const state = await outcomeOf(uploads, await upload(uploads, { bytes: text(key), name: 'notes.txt' }));
  expect(state).toMatchObject({ state: 'refused', refusal: { code: 'secret_found' } });
  expect(JSON.stringify(state)).not.toContain('MIIE');
  expect(await blobs()).toEqual([]);
  expect(await staged()).toEqual([]);
});

test('an archive becomes its files; those that cannot be records are named, and do not stop the others', async () => {
  const inner = zipSync({ 'deep.txt': text('deep\n') });
  const bytes = zipSync({
    'a.txt': HELLO,
    'b/c.json': text('{"a":1}'),
    'run.exe': text('MZ\x90\x00'),
    'in.zip': inner,
  });
  const location = await upload(uploads, { bytes: new Uint8Array(bytes), name: 'all.zip' });
  const state = await outcomeOf(uploads, location);
  expect(state.state).toBe('registered');
  const list = await uploads.operator.send('GET', `/v1/packets/${uploads.packetId}/records?state=current`);
  const { items } = (await list.json()) as { items: { original_name: string }[] };
  expect(items.map(({ original_name }) => original_name).sort()).toEqual([
    'all.zip/a.txt',
    'all.zip/b/c.json',
    'all.zip/in.zip/deep.txt',
  ]);
  expect(state.refused_members.map(({ name }) => name)).toEqual(['all.zip/run.exe']);
  expect(await staged()).toEqual([]);
});

test('a file without bytes is refused by name', async () => {
  const location = await upload(uploads, { bytes: new Uint8Array() });
  expect(await outcomeOf(uploads, location)).toMatchObject({ state: 'refused', refusal: { code: 'empty' } });
});

test('bytes may come with the first request', async () => {
  const { url, packetId, operator } = uploads;
  const metadata = `filename ${btoa('a.txt')},packet ${btoa(packetId)}`;
  const response = await fetch(`${url}/v1/uploads`, {
    method: 'POST',
    headers: {
      ...operator.headers,
      ...TUS,
      'upload-length': String(HELLO.length),
      'upload-metadata': metadata,
      'content-type': 'application/offset+octet-stream',
    },
    body: HELLO,
  });
  expect([response.status, response.headers.get('upload-offset')]).toEqual([201, String(HELLO.length)]);
  expect(await outcomeOf(uploads, response.headers.get('location')!)).toMatchObject({ state: 'registered' });
});

describe('is refused with a problem that says what to do', () => {
  test('too large, for a file and for the packet with all that runs', async () => {
    const tooLarge = await begin(uploads, { size: 1_000_001 });
    expect(tooLarge.status).toBe(413);
    for (let index = 0; index < 3; index += 1) expect((await begin(uploads, { size: 1_000_000 })).status).toBe(201);
    const full = await begin(uploads, { size: 1 });
    expect([full.status, await codeOf(full)]).toEqual([413, 'packet_full']);
  });

  test.each([
    ['no base64', `filename %%%`],
    ['no UTF-8', `filename ${Buffer.from([0xff, 0xfe]).toString('base64')}`],
    ['no name', `filetype ${btoa('text/plain')}`],
    ['a name of 10 kB', `filename ${btoa('n'.repeat(10_000))}`],
    ['a hash that is none', `filename ${btoa('a')},sha256 ${btoa('abc')}`],
  ])('metadata with %s', async (_what, metadata) => {
    const response = await begin(uploads, { size: 1, headers: { 'upload-metadata': metadata } });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  test('a requirement that the profile does not have', async () => {
    const response = await begin(uploads, { size: 1, more: { requirement: 'no-such' } });
    expect([response.status, await codeOf(response)]).toEqual([400, 'request_invalid']);
  });

  test('no length, no version, another method', async () => {
    const { url, operator } = uploads;
    const post = (headers: Record<string, string>) =>
      fetch(`${url}/v1/uploads`, { method: 'POST', headers: { ...operator.headers, ...headers } });
    expect((await post({ 'upload-length': '1' })).status).toBe(412);
    expect((await post(TUS)).status).toBe(400);
    expect((await post({ ...TUS, 'upload-length': '-1' })).status).toBe(400);
    expect((await post({ ...TUS, 'upload-defer-length': '1' })).status).toBe(501);
    expect((await fetch(`${url}/v1/uploads`, { headers: operator.headers })).status).toBe(404);
  });

  test('bytes at another place, and more bytes than announced', async () => {
    const location = (await begin(uploads, { size: HELLO.length })).headers.get('location')!;
    const wrong = await send(uploads, location, { bytes: HELLO, offset: 7 });
    expect([wrong.status, await codeOf(wrong)]).toEqual([409, 'upload_offset_differs']);
    const long = await send(uploads, location, { bytes: text(`${'x'.repeat(HELLO.length)}y`) });
    expect([long.status, await codeOf(long)]).toEqual([413, 'upload_body_too_long']);
    expect(await stateOf(uploads, location)).toMatchObject({ state: 'receiving' });
  });

  test('a packet that takes no records any more', async () => {
    await uploads.operator.send('POST', `/v1/packets/${uploads.packetId}/cancel`, { body: { reason: 'over' } });
    const response = await begin(uploads, { size: 1 });
    expect([response.status, await codeOf(response)]).toEqual([409, 'packet_state_differs']);
  });
});

test('two that write at once make one sound file', async () => {
  const bytes = text('0123456789'.repeat(50_000));
  const location = (await begin(uploads, { size: bytes.length })).headers.get('location')!;
  const both = await Promise.all([send(uploads, location, { bytes }), send(uploads, location, { bytes })]);
  expect(both.map(({ status }) => status)).toContain(204);
  expect(both.every(({ status }) => status === 204 || (status >= 400 && status < 500))).toBe(true);
  expect(await outcomeOf(uploads, location)).toMatchObject({ state: 'registered', sha256: sha256(bytes) });
});

test('an unfinished upload can be taken back, a finished one not', async () => {
  const { url, operator } = uploads;
  const location = (await begin(uploads, { size: 100 })).headers.get('location')!;
  await send(uploads, location, { bytes: text('half') });
  const remove = (path: string) => fetch(url + path, { method: 'DELETE', headers: { ...operator.headers, ...TUS } });
  expect((await remove(location)).status).toBe(204);
  expect((await fetch(url + location, { method: 'HEAD', headers: { ...operator.headers, ...TUS } })).status).toBe(404);
  expect(await staged()).toEqual([]);
  const whole = await upload(uploads, { bytes: HELLO });
  expect((await remove(whole)).status).toBe(409);
});

test('an upload that nobody goes on with expires', async () => {
  const { context } = uploads.server;
  const location = (await begin(uploads, { size: 100 })).headers.get('location')!;
  await send(uploads, location, { bytes: text('half') });
  const id = location.split('/').at(-1)!;
  const { expires_at } = (await findUpload(context.database.query, id))!;
  context.now = () => expires_at + 1;
  await uploads.server.runJobs();
  expect(await stateOf(uploads, location)).toMatchObject({ state: 'refused', refusal: { code: 'upload_expired' } });
  expect((await send(uploads, location, { bytes: text('more'), offset: 4 })).status).toBe(410);
  expect(await staged()).toEqual([]);
});

test('an upload belongs to the credential that began it; to everybody else there is none', async () => {
  const { server, partnerId, url } = uploads;
  const location = (await begin(uploads, { size: 100 })).headers.get('location')!;
  const others = [
    await signInAs(server, { partnerId, role: 'owner' }),
    await useApiKey(server, { partnerId }),
    await useApiKey(server, { partnerId, mode: 'test' }),
    await signInAs(server, { partnerId: (await makePartner(server)).id, role: 'owner' }),
  ];
  for (const { headers } of others) {
    const call = (method: string, more = {}, path = location) =>
      fetch(url + path, { method, headers: { ...headers, ...TUS, ...more } });
    expect((await call('HEAD')).status).toBe(404);
    expect((await call('DELETE')).status).toBe(404);
    const patch = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    expect((await call('PATCH', patch)).status).toBe(404);
    expect((await call('GET', {}, `${location}/state`)).status).toBe(404);
  }
  expect(await stateOf(uploads, location)).toMatchObject({ state: 'receiving', received: 0 });
});

test('nobody uploads to the packet of another partner, in another mode, or without the permission', async () => {
  const { server, partnerId } = uploads;
  const foreign = await seedPacket(server.context, (await makePartner(server)).id);
  expect((await begin(uploads, { size: 1, more: { packet: foreign } })).status).toBe(404);
  const testKey = await useApiKey(server, { partnerId, mode: 'test' });
  expect((await begin({ ...uploads, operator: testKey }, { size: 1 })).status).toBe(404);
  const viewer = await signInAs(server, { partnerId, role: 'viewer' });
  expect((await begin({ ...uploads, operator: viewer }, { size: 1 })).status).toBe(403);
  const anybody = { ...viewer, headers: {} };
  expect((await begin({ ...uploads, operator: anybody }, { size: 1 })).status).toBe(401);
});

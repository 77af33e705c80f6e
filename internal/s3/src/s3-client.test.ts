import dns from 'node:dns';
import { type S3Server, startS3 } from '@attestlayer/testing/servers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FlakyProxy, startFlakyProxy } from '../test/flaky-proxy.ts';
import {
  abortOldMultiparts,
  deleteObject,
  getObject,
  headObject,
  listObjects,
  openS3,
  putObject,
  type S3Client,
  type S3Options,
  startMultipart,
} from './index.ts';

let server: S3Server;
let proxy: FlakyProxy;
let client: S3Client;
beforeAll(async () => {
  server = await startS3({ checksSignatures: true });
  proxy = await startFlakyProxy(server.endpoint);
  client = open();
});
afterAll(async () => {
  proxy?.close();
  await server?.stop();
});

function open(changes: Partial<S3Options> = {}): S3Client {
  const { region, bucket, accessKeyId, secretAccessKey } = server;
  return openS3({ endpoint: proxy.endpoint, region, bucket, accessKeyId, secretAccessKey, prefix: 'a/b', ...changes });
}

const BYTES = new Uint8Array(100_000).fill(7);
async function collect(keys: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const key of keys) all.push(key);
  return all;
}

const read = async (key: string) => new Uint8Array(await new Response(await getObject(client, key)).arrayBuffer());

describe('a store that fails now and then', () => {
  it('is asked again when it is busy, fails or cuts the connection', async () => {
    proxy.mishaps.push({ status: 503 }, 'cut', { status: 500 }, { status: 429 });
    await putObject(client, 'flaky', BYTES);
    proxy.mishaps.push('cut', { status: 502 });
    expect(await read('flaky')).toEqual(BYTES);
    expect(proxy.mishaps).toEqual([]);
  });

  it('is given up when it goes on failing', async () => {
    proxy.mishaps.push(...Array.from({ length: 7 }, () => ({ status: 503 })));
    await expect(putObject(client, 'flaky', BYTES)).rejects.toMatchObject({ code: 'unavailable' });
    expect(proxy.mishaps).toEqual([]);
  });

  it('never passes a part of an answer off as the whole', async () => {
    await putObject(client, 'cut', BYTES);
    proxy.mishaps.push({ cutAfterBytes: 1000 });
    await expect(read('cut')).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('a store that refuses', () => {
  it('tells a wrong secret from a bucket that is not there', async () => {
    const stranger = open({ secretAccessKey: 'another' });
    for (const ask of [headObject, getObject, deleteObject]) {
      await expect(ask(stranger, 'key')).rejects.toMatchObject({ code: 'access_denied' });
    }
    await expect(putObject(open({ bucket: 'nowhere' }), 'key', BYTES)).rejects.toMatchObject({ code: 'refused' });
  });

  it('is unavailable when nobody answers', async () => {
    const nobody = open({ endpoint: 'http://127.0.0.1:1' });
    await expect(headObject(nobody, 'key')).rejects.toMatchObject({ code: 'unavailable' });
  });
});

it('lists page by page, below its prefix only', async () => {
  const lister = open({ prefix: 'list' });
  await putObject(open({ prefix: 'list-2' }), 'other', BYTES);
  const keys = ['1', '2', '3', 'a/4', 'a/5'];
  for (const key of keys) await putObject(lister, key, new Uint8Array());
  expect(await collect(listObjects(lister, { pageKeys: 2 }))).toEqual(keys);
  expect(await collect(listObjects(open({ prefix: '' })))).toEqual(expect.arrayContaining(['list/1', 'list-2/other']));
});

it('addresses the bucket by host name where a store asks for that', async () => {
  // Not every resolver knows the names below localhost.
  const { lookup } = dns;
  const asked: string[] = [];
  vi.spyOn(dns, 'lookup').mockImplementation(((name: string, ...rest: [dns.LookupOptions, () => void]) => {
    asked.push(name);
    lookup('127.0.0.1', ...rest);
  }) as typeof dns.lookup);
  const { port } = new URL(proxy.endpoint);
  const byHost = open({ endpoint: `http://localhost:${port}`, addressing: 'virtual-host' });
  await putObject(byHost, 'by-host', BYTES);
  vi.restoreAllMocks();
  expect(asked).toContain(`${server.bucket}.localhost`);
  expect(await read('by-host')).toEqual(BYTES);
});

describe('an upload in parts', () => {
  const PART = new Uint8Array(5 * 1024 * 1024).fill(1);

  it('is there when it is complete, also when the answer to that was lost', async () => {
    const upload = await startMultipart(client, 'parts');
    await upload.putPart(PART);
    await upload.putPart(BYTES);
    expect(await headObject(client, 'parts')).toBeNull();
    await upload.complete();
    await upload.complete();
    expect(await headObject(client, 'parts')).toBe(PART.length + BYTES.length);
  });

  it('is forgotten when it is aborted, and when it was never completed', async () => {
    const aborted = await startMultipart(client, 'aborted');
    await aborted.putPart(BYTES);
    await aborted.abort();
    await expect(aborted.complete()).rejects.toMatchObject({ code: 'unavailable' });
    const left = await startMultipart(client, 'left');
    await left.putPart(BYTES);
    const hour = 60 * 60 * 1000;
    expect(await abortOldMultiparts(client, new Date(Date.now() - hour))).toBe(0);
    expect(await abortOldMultiparts(open({ prefix: 'elsewhere' }), new Date(Date.now() + hour))).toBe(0);
    expect(await abortOldMultiparts(client, new Date(Date.now() + hour))).toBe(1);
    await expect(left.complete()).rejects.toMatchObject({ code: 'unavailable' });
    expect(await headObject(client, 'left')).toBeNull();
  });
});

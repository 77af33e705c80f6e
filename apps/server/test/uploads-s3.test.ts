import { createHash } from 'node:crypto';
import { listObjects, openS3 } from '@attestlayer/s3';
import { type S3Server, startS3 } from '@attestlayer/testing/servers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../src/listen.ts';
import { openContext } from '../src/open-context.ts';
import { createServer } from '../src/server.ts';
import { begin, outcomeOf, send, startUploadServer, type UploadServer, upload } from './upload-fixture.ts';

let s3: S3Server;
let uploads: UploadServer;
beforeAll(async () => {
  s3 = await startS3();
  uploads = await startUploadServer({
    S3_ENDPOINT: s3.endpoint,
    S3_REGION: s3.region,
    S3_BUCKET: s3.bucket,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
  });
}, 120_000);
afterAll(async () => {
  await uploads?.stop();
  await s3?.stop();
});

async function objects(): Promise<string[]> {
  await uploads.server.runJobs();
  const keys = [];
  for await (const key of listObjects(openS3({ ...s3, prefix: '' }))) keys.push(key);
  return keys;
}

test('one process begins an upload, another goes on with it, and only the blob is left', async () => {
  const bytes = new Uint8Array(Buffer.from('a line of a record\n'.repeat(1_000_000)));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { context } = uploads.server;
  const second = await openContext(context.config, context.blobs);
  const other = await listen(createServer({ context: second, addressOf: () => '192.0.2.2' }), {
    host: '127.0.0.1',
    port: 0,
  });
  try {
    const location = (await begin(uploads, { size: bytes.length, more: { sha256 } })).headers.get('location')!;
    const half = 9_000_001;
    expect((await send(uploads, location, { bytes: bytes.slice(0, half) })).status).toBe(204);
    const elsewhere = { ...uploads, url: other.url };
    expect((await send(elsewhere, location, { bytes: bytes.slice(half), offset: half })).status).toBe(204);
    expect(await outcomeOf(uploads, location)).toMatchObject({ state: 'registered', sha256 });
    expect(await objects()).toEqual([sha256]);
  } finally {
    await other.stop();
    await second.inspector.close();
    await second.database.close();
  }
});

test('nothing of a refused file stays in the bucket', async () => {
  const before = await objects();
  const key = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA'.repeat(20)}\n-----END RSA PRIVATE KEY-----\n`;
  const location = await upload(uploads, { bytes: new TextEncoder().encode(key) });
  expect(await outcomeOf(uploads, location)).toMatchObject({ state: 'refused' });
  expect(await objects()).toEqual(before);
});

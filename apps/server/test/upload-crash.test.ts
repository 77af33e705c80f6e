import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../src/config/index.ts';
import type { AppContext } from '../src/context.ts';
import { createUpload } from '../src/modules/uploads/create-upload.ts';
import { uploadJobs } from '../src/modules/uploads/index.ts';
import { receiveBytes } from '../src/modules/uploads/tus/receive-bytes.ts';
import { createRunningHashes } from '../src/modules/uploads/tus/running-hashes.ts';
import { findUpload } from '../src/modules/uploads/upload.ts';
import { addPartner } from '../src/modules/workspaces/index.ts';
import { openBlobs } from '../src/open-blobs.ts';
import { closeContext, openContext } from '../src/open-context.ts';
import { seedPacket } from './seed-packet.ts';

const run = promisify(execFile);
const CHILD = fileURLToPath(new URL('upload-crash.child.ts', import.meta.url));
const HELLO = Buffer.from('Access was approved on Monday.\n');
const SECRET = Buffer.from(
  `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA'.repeat(20)}\n-----END RSA PRIVATE KEY-----\n`,
);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-upload-crash-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function withContext<T>(use: (context: AppContext) => Promise<T>): Promise<T> {
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
  const context = await openContext(config, await openBlobs(config));
  try {
    return await use(context);
  } finally {
    await closeContext(context);
  }
}

/** Begins an upload; bytes make it whole. */
function begin(sizeBytes: number, bytes?: Buffer): Promise<string> {
  return withContext(async (context) => {
    const { id: partnerId } = await context.database.transaction((tx) =>
      addPartner(tx, context, { name: 'P', tier: 'growth', locale: 'en' }),
    );
    const packetId = await seedPacket(context, partnerId);
    const actor = { kind: 'member' as const, userId: 'u', partnerId, role: 'operator' as const, clientIds: null };
    const metadata = { filename: 'a.txt', packet: packetId, raw: {} };
    const upload = await context.database.transaction((tx) =>
      createUpload(tx, context, { actor, metadata, sizeBytes }),
    );
    if (bytes === undefined) return upload.id;
    const source = Readable.from([bytes]);
    await receiveBytes({ context, hashes: createRunningHashes(), upload, offset: 0, source });
    return upload.id;
  });
}

async function dieAt(point: string, uploadId: string): Promise<void> {
  const env = { PATH: process.env.PATH, DATA_DIR: folder, LOG_LEVEL: 'silent' };
  const dead = run(process.execPath, [CHILD, point, uploadId], { env });
  await expect(dead).rejects.toMatchObject({ signal: 'SIGKILL' });
}

/** Runs the jobs of an upload as a worker that takes over does; tells what is there afterwards. */
function recover(uploadId: string) {
  return withContext(async (context) => {
    const job = { context, payload: { upload_id: uploadId }, attempt: 2, signal: new AbortController().signal };
    await uploadJobs['uploads.inspect']!.run(job);
    await uploadJobs['uploads.discard']!.run(job);
    const blobs = [];
    for await (const sha256 of context.blobs.list()) blobs.push(sha256);
    const records = await context.database.query.selectFrom('records').select(['state', 'sha256']).execute();
    const held = await context.database.query.selectFrom('blob_references').select('kind').execute();
    const staged = await readdir(join(folder, 'uploads'));
    return { upload: (await findUpload(context.database.query, uploadId))!, blobs, records, held, staged };
  });
}

test.each(['held', 'stored', 'committing 1', 'committed 1', 'committing 2', 'committed 2'])(
  'killed when it has %s, a file becomes one record and one blob',
  async (point) => {
    const sha256 = createHash('sha256').update(HELLO).digest('hex');
    const uploadId = await begin(HELLO.length, HELLO);
    await dieAt(point, uploadId);
    const found = await recover(uploadId);
    expect(found.upload.state).toBe('registered');
    expect(found).toMatchObject({
      blobs: [sha256],
      records: [{ state: 'current', sha256 }],
      held: [{ kind: 'record' }],
      staged: [],
    });
  },
);

test.each(['committing 2', 'committed 2'])('killed when it has %s, a refused file is nowhere', async (point) => {
  const uploadId = await begin(SECRET.length, SECRET);
  await dieAt(point, uploadId);
  const found = await recover(uploadId);
  expect(found.upload).toMatchObject({ state: 'refused', refusal_code: 'secret_found' });
  expect(found).toMatchObject({ blobs: [], records: [{ state: 'refused' }], held: [], staged: [] });
});

test('killed while bytes come in, what was flushed is kept and the rest can be sent', async () => {
  const size = 40_000_001;
  const whole = Buffer.alloc(size, 'a');
  const uploadId = await begin(size);
  await dieAt('receiving', uploadId);
  await withContext(async (context) => {
    const upload = (await findUpload(context.database.query, uploadId))!;
    expect(upload.received_bytes).toBe(32 * 1024 * 1024);
    const rest = Readable.from([whole.subarray(upload.received_bytes)]);
    const hashes = createRunningHashes();
    await receiveBytes({ context, hashes, upload, offset: upload.received_bytes, source: rest });
  });
  const { upload } = await recover(uploadId);
  expect(upload).toMatchObject({ state: 'registered', sha256: createHash('sha256').update(whole).digest('hex') });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PostgresServer, type S3Server, startPostgres, startS3 } from '@attestlayer/testing/servers';
import { checkpointState } from '@attestlayer/trust';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config/index.ts';
import type { AppContext } from '../../src/context.ts';
import { signWithdrawal } from '../../src/modules/issuance/sign-withdrawal.ts';
import { issuerIdentity } from '../../src/modules/issuer-keys/index.ts';
import { findLogEntry, openLogStores, type RunningLog, runLog, submitLogEntry } from '../../src/modules/log/index.ts';
import { openBlobs } from '../../src/open-blobs.ts';
import { closeContext, openContext } from '../../src/open-context.ts';

const CHILD = fileURLToPath(new URL('run-log.child.ts', import.meta.url));
const POLL_MS = 50;
const mode = 'live';

let postgres: PostgresServer;
let s3: S3Server;
let folder: string;
let first: ChildProcess;
let context: AppContext;
let log: RunningLog;
beforeAll(async () => {
  [postgres, s3] = await Promise.all([startPostgres(), startS3()]);
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-takeover-'));
  const settings = {
    DATA_DIR: folder,
    DATABASE_URL: postgres.url,
    LOG_LEVEL: 'silent',
    MERGE_DELAY_MS: '0',
    S3_ENDPOINT: s3.endpoint,
    S3_REGION: s3.region,
    S3_BUCKET: s3.bucket,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
    S3_PREFIX: 'of-the-test',
  };
  const env = { ...settings, PATH: process.env.PATH };
  first = spawn(process.execPath, [CHILD], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(first.stdout!, 'data');
  const config = readConfig(settings);
  context = await openContext(config, await openBlobs(config));
  log = runLog(context, mode);
});
afterAll(async () => {
  first?.kill('SIGKILL');
  await log?.stop();
  if (context !== undefined) await closeContext(context);
  await Promise.all([postgres?.stop(), s3?.stop()]);
  if (folder !== undefined) await rm(folder, { recursive: true });
});

test('a second process waits while the first has the log, and goes on with it when that one is killed', async () => {
  let isOpen = false;
  void log.ready.then(() => {
    isOpen = true;
  });
  const byFirst = await hasLogged('a');
  expect(isOpen).toBe(false);

  first.kill('SIGKILL');
  await log.ready;
  expect(await hasLogged('b')).toBe(byFirst + 1);

  const { tiles, checkpoints } = openLogStores(context, { mode, origin: issuerIdentity(context.config, mode).origin });
  const { size } = checkpointState((await checkpoints.load())!);
  expect(size).toBe(byFirst + 2);
  expect(await tiles.read(`tile/0/000.p/${size}`)).toHaveLength(32 * size);
  expect(existsSync(join(folder, 'log', mode, 'tile'))).toBe(false);
});

/** Hands an entry in and waits for its place in the log. */
async function hasLogged(digit: string): Promise<number> {
  const entry = await signWithdrawal(context, { mode, receipt_sha256: digit.repeat(64) }, null);
  const entrySha256 = await context.database.transaction((tx) => submitLogEntry(tx, context, { mode, entry }));
  for (;;) {
    const logged = await findLogEntry(context.database.query, { mode, entrySha256 });
    if (logged !== null) return logged.index;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

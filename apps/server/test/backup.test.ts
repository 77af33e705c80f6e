import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDiskBlobs } from '@attestlayer/storage';
import { startPostgres } from '@attestlayer/testing/servers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordAudit } from '../src/audit/index.ts';
import { type Config, readConfig } from '../src/config/index.ts';
import type { AppContext } from '../src/context.ts';
import { enqueueJob } from '../src/jobs/index.ts';
import { openContext } from '../src/open-context.ts';
import { restoreBackup, writeBackup } from '../src/operations/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-backup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const configOf = (name: string, variables: Record<string, string> = {}): Config =>
  readConfig({ DATA_DIR: join(folder, name), LOG_LEVEL: 'silent', ...variables });
const blobsOf = (config: Config) => openDiskBlobs(join(config.dataFolder, 'blobs'));

async function withContext<T>(config: Config, use: (context: AppContext) => Promise<T>): Promise<T> {
  const context = await openContext(config, await blobsOf(config));
  try {
    return await use(context);
  } finally {
    await context.database.close();
  }
}

async function fill(context: AppContext): Promise<void> {
  await context.database.transaction(async (tx) => {
    await enqueueJob(tx, context, { kind: 'greet', payload: { name: 'Zoë "نسخة"\n' }, runAt: 5 });
    for (const at of [1, 2, 3]) {
      const event = { chain: 'p1', action: 'client.added', subject: { kind: 'client', id: 'c' }, at };
      await recordAudit(tx, context.random, { ...event, actor: { kind: 'system' } });
    }
  });
  await context.blobs.put(
    (async function* () {
      yield new TextEncoder().encode('a record');
    })(),
  );
}

const backUp = (config: Config, name: string) =>
  withContext(config, (context) => writeBackup(context, join(folder, name)));

test('a backup goes from SQLite to PostgreSQL and back without a changed row or blob', async () => {
  const source = configOf('source');
  await withContext(source, fill);
  const first = await backUp(source, 'first');
  expect(first.manifest.blobs.count).toBe(1);

  const postgres = await startPostgres();
  try {
    const middle = configOf('middle', { DATABASE_URL: postgres.url });
    await restoreBackup({ config: middle, blobs: await blobsOf(middle), folder: first.folder });
    const second = await backUp(middle, 'second');
    expect(second.manifest.tables).toEqual(first.manifest.tables);

    const target = configOf('target');
    await restoreBackup({ config: target, blobs: await blobsOf(target), folder: second.folder });
    expect((await backUp(target, 'third')).manifest.tables).toEqual(first.manifest.tables);
    // The triggers are at work again.
    await withContext(target, async ({ database }) => {
      await expect(database.query.deleteFrom('audit_events').execute()).rejects.toThrow('audit_event_immutable');
    });
  } finally {
    await postgres.stop();
  }
});

test('a changed, incomplete or repeated restore is refused by name', async () => {
  const source = configOf('source');
  await withContext(source, fill);
  const { folder: backup } = await backUp(source, 'backup');
  await expect(backUp(source, 'backup')).rejects.toMatchObject({ code: 'backup_exists' });

  const restore = async (name: string) => {
    const config = configOf(name);
    return restoreBackup({ config, blobs: await blobsOf(config), folder: backup });
  };
  await restore('once');
  await expect(restore('once')).rejects.toMatchObject({ code: 'restore_target_not_empty' });
  await appendFile(join(backup, 'tables', 'jobs.jsonl'), '{}\n');
  await expect(restore('changed')).rejects.toMatchObject({ code: 'backup_incomplete' });
  await rm(join(backup, 'backup.json'));
  await expect(restore('incomplete')).rejects.toMatchObject({ code: 'backup_incomplete' });
});

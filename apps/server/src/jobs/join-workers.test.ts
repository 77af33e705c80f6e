import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AppDatabase, openAppDatabase } from '../database/index.ts';
import { claimJob } from './claim-job.ts';
import { enqueueJob } from './enqueue-job.ts';
import { joinWorkers } from './join-workers.ts';

const NOW = 1_700_000_000_000;

let folder: string;
let database: AppDatabase;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-workers-'));
  database = await openAppDatabase({ kind: 'sqlite', path: join(folder, 'test.sqlite') });
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

function joinAs(kind: 'sqlite' | 'postgres') {
  const context = {
    config: { dataFolder: folder },
    database: { ...database, kind },
    logger: { info() {} },
    now: () => NOW,
  };
  return joinWorkers(context as unknown as Parameters<typeof joinWorkers>[0]);
}

async function leaseJob(): Promise<void> {
  const context = { now: () => NOW, random: (length: number) => new Uint8Array(length) };
  await database.transaction((tx) => enqueueJob(tx, context, { kind: 'work', payload: {}, runAt: NOW }));
  expect(await claim()).not.toBeNull();
}

const claim = () => claimJob(database, { kinds: ['work'], now: NOW, leaseMs: 30_000 });

test('the only worker takes over at once what a dead one has left', async () => {
  await leaseJob();
  expect(await claim()).toBeNull();
  const place = await joinAs('sqlite');
  expect(await claim()).toMatchObject({ attempts: 2 });
  await place.leave();
});

test('a second worker leaves the jobs of the first alone, also after a third has come and gone', async () => {
  const first = await joinAs('sqlite');
  await leaseJob();
  const second = await joinAs('sqlite');
  const third = await joinAs('sqlite');
  await third.leave();
  const fourth = await joinAs('sqlite');
  expect(await claim()).toBeNull();
  for (const place of [first, second, fourth]) await place.leave();
  const alone = await joinAs('sqlite');
  expect(await claim()).not.toBeNull();
  await alone.leave();
});

test('on PostgreSQL a lease runs until its time', async () => {
  await leaseJob();
  const place = await joinAs('postgres');
  expect(await claim()).toBeNull();
  await place.leave();
});

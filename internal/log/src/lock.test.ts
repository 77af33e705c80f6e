import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeDirectory, throwsWithCode } from '../test/log-fixture.ts';
import { acquireLock } from './lock.ts';

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await makeDirectory();
  path = join(directory, 'lock');
});

const writeLock = (holder: unknown) => writeFile(path, JSON.stringify(holder));

/** A process that only waits; its pid is alive until it is killed. */
async function spawnWaiting(): Promise<{ pid: number; kill(): Promise<void> }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const kill = async () => {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return { pid: child.pid!, kill };
}

describe('acquireLock', () => {
  it('gives the lock to one at a time', async () => {
    const lock = await acquireLock(directory);
    await throwsWithCode('log_locked', () => acquireLock(directory));
    await lock.release();
    await (await acquireLock(directory)).release();
    expect(await readdir(directory)).toEqual([]);
  });

  it('gives the lock to one of many that ask at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => acquireLock(directory)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('gives a stale lock to one of many that ask at once', async () => {
    const holder = await spawnWaiting();
    await holder.kill();
    await writeLock({ host: hostname(), pid: holder.pid, startedAt: null });
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => acquireLock(directory)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await readdir(directory)).not.toContain('lock.takeover');
  });

  it('respects a living process and takes over from a dead one', async () => {
    const holder = await spawnWaiting();
    await writeLock({ host: hostname(), pid: holder.pid, startedAt: null });
    await throwsWithCode('log_locked', () => acquireLock(directory));
    await holder.kill();
    await acquireLock(directory);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it.runIf(process.platform === 'linux')('takes over from a dead process whose pid was given to another', async () => {
    await writeLock({ host: hostname(), pid: process.pid, startedAt: 'an earlier boot 1' });
    await (await acquireLock(directory)).release();
  });

  it.each([
    ['of another host', { host: 'other.example', pid: 1, startedAt: null }],
    ['without a pid', { host: hostname(), startedAt: null }],
    ['of pid 0, which would ask about ourselves', { host: hostname(), pid: 0, startedAt: null }],
    ['of another shape', 7],
  ])('leaves a lock alone that it cannot judge: %s', async (_, holder) => {
    await writeLock(holder);
    await throwsWithCode('log_locked', () => acquireLock(directory));
    expect(await readdir(directory)).toEqual(['lock']);
  });

  it('leaves an empty lock alone', async () => {
    await writeFile(path, '');
    await throwsWithCode('log_locked', () => acquireLock(directory));
  });

  it('needs a directory', async () => {
    await throwsWithCode('storage_failed', () => acquireLock(join(directory, 'missing')));
  });
});

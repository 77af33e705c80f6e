import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeDirectory, throwsWithCode } from '../test/log-fixture.ts';
import { acquireLock, SEQUENCER_LOCK, SWAP_LOCK } from './lock.ts';

const CHILD = fileURLToPath(new URL('../test/hold-lock.ts', import.meta.url));

let directory: string;

beforeEach(async () => {
  directory = await makeDirectory();
});

const acquire = async (name = SEQUENCER_LOCK) => acquireLock(directory, name);

/** A process that takes the lock and holds it until it is killed. */
async function spawnHolder(): Promise<{ kill(): Promise<void> }> {
  const child = spawn(process.execPath, [CHILD, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  await once(createInterface(child.stdout), 'line');
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

describe('acquireLock', () => {
  it('gives the lock to one at a time', async () => {
    const lock = await acquire();
    await throwsWithCode('log_locked', acquire);
    await lock.release();
    await (await acquire()).release();
  });

  it('gives the lock to one of many that ask at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => acquire()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('keeps locks of other names apart', async () => {
    const lock = await acquire();
    await (await acquire(SWAP_LOCK)).release();
    await lock.release();
  });

  it('respects a living process and gets the lock of a killed one', async () => {
    const holder = await spawnHolder();
    await throwsWithCode('log_locked', acquire);
    await holder.kill();
    await (await acquire()).release();
  });

  it('needs a directory', async () => {
    directory = join(directory, 'missing');
    await throwsWithCode('storage_failed', acquire);
  });
});

import { join, resolve } from 'node:path';
import { ensureFolder } from '@attestlayer/disk';
import { equalBytes } from '@attestlayer/encoding';
import { readFileOrNull, replaceFile } from './durable-file.ts';
import { acquireLock, SEQUENCER_LOCK, SWAP_LOCK } from './lock.ts';
import { storageError } from './log-error.ts';
import type { CheckpointStore, Faults, StateName } from './ports.ts';

const CHECKPOINT_FILE = 'checkpoint';
const STATE_FILES: Readonly<Record<StateName, string>> = { batch: 'batch', final: 'final.json' };

/**
 * The checkpoint as the file `checkpoint` of a directory, where c2sp.org/tlog-tiles serves it, and beside it the records
 * and locks of the sequencer, which are not for serving.
 */
export function openDiskCheckpoints(directory: string, options: { faults?: Faults | undefined } = {}): CheckpointStore {
  const root = resolve(directory);
  const checkpointPath = join(root, CHECKPOINT_FILE);

  const replace = (path: string, bytes: Uint8Array) =>
    replaceFile({ path, temporary: `${path}.tmp`, bytes, faults: options.faults });

  const load = () => readFileOrNull(checkpointPath);

  async function swap(expected: Uint8Array | null, next: Uint8Array): Promise<boolean> {
    // The lock of the sequencer makes this one superfluous, until somebody removes that one by mistake.
    const { release } = await acquireLock(root, SWAP_LOCK);
    try {
      const stored = await load();
      const isExpected = stored === null || expected === null ? stored === expected : equalBytes(stored, expected);
      if (isExpected) await replace(checkpointPath, next);
      return isExpected;
    } finally {
      await release();
    }
  }

  async function lock() {
    try {
      await ensureFolder(root);
    } catch (error) {
      throw storageError(error, `make ${root}`);
    }
    return acquireLock(root, SEQUENCER_LOCK);
  }

  return {
    load,
    swap,
    lock,
    readState: (name) => readFileOrNull(join(root, STATE_FILES[name])),
    writeState: (name, bytes) => replace(join(root, STATE_FILES[name]), bytes),
  };
}

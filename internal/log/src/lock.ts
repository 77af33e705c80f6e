import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LogError, storageError } from './log-error.ts';

/** A held lock; `release` gives it back. */
export type Lock = { release(): Promise<void> };

/** Held as long as a sequencer is open: two that append at once would sign two histories. */
export const SEQUENCER_LOCK = 'lock';
/** Held for the moment in which the checkpoint is compared and replaced. */
export const SWAP_LOCK = 'checkpoint.lock';

const SQLITE_BUSY = 5;

/**
 * Takes an exclusive lock in a directory of a local file system. It is the lock of an empty SQLite database: the operating
 * system gives it back when the process ends in whatever way, so nobody ever has to judge whether a lock is stale. The file
 * stays; removing it would let two processes lock two files of the same name.
 *
 * @throws LogError log_locked, storage_failed
 */
export function acquireLock(directory: string, name: string): Lock {
  const path = join(directory, name);
  const database = openDatabase(path);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: unknown }).errcode !== SQLITE_BUSY) throw storageError(error, `lock ${path}`);
    throw new LogError('log_locked', `another process has the log open: ${path} is locked`, { cause: error });
  }
  return { release: async () => database.close() };
}

function openDatabase(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path);
  } catch (error) {
    throw storageError(error, `open ${path}`);
  }
}

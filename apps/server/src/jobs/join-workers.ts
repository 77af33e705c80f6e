import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AppContext } from '../context.ts';

/** Held by every process that runs jobs of a data folder, as long as it lives. */
const LOCK_FILE = 'workers.lock';
/** Another process looks for a moment whether it is the only one. */
const LOCK_WAIT_MS = 10_000;
const SQLITE_BUSY = 5;

/** The place of a process among those that run jobs. */
export type WorkerPlace = { leave(): Promise<void> };

/**
 * To be called before a process runs jobs. With SQLite all workers are on this machine: when none is alive, whatever a job was
 * leased to is dead, and the job goes on at once instead of when its lease has run out. With PostgreSQL a worker may live anywhere,
 * so that only time tells.
 *
 * The lock is that of an empty SQLite database, which the operating system gives back however a process ends: shared while a
 * worker lives, and had alone by one that starts first.
 */
export async function joinWorkers(
  context: Pick<AppContext, 'config' | 'database' | 'logger' | 'now'>,
): Promise<WorkerPlace> {
  const { config, database, logger } = context;
  if (database.kind === 'postgres') return { leave: async () => {} };
  const lock = new DatabaseSync(join(config.dataFolder, LOCK_FILE));
  try {
    if (takeAlone(lock)) {
      const freed = await freeLeases(context);
      if (freed > 0) logger.info({ jobs: freed }, 'jobs of a worker that is gone go on');
      lock.exec('commit');
    }
    lock.exec(`pragma busy_timeout = ${LOCK_WAIT_MS}; begin; select count(*) from sqlite_schema`);
  } catch (error) {
    lock.close();
    throw error;
  }
  return { leave: async () => lock.close() };
}

function takeAlone(lock: DatabaseSync): boolean {
  try {
    lock.exec('begin exclusive');
    return true;
  } catch (error) {
    if ((error as { errcode?: unknown }).errcode === SQLITE_BUSY) return false;
    throw error;
  }
}

async function freeLeases({ database, now }: Pick<AppContext, 'database' | 'now'>): Promise<number> {
  const { numUpdatedRows } = await database.query
    .updateTable('jobs')
    .set({ state: 'waiting', run_at: now(), leased_until: null, lease_id: null })
    .where('state', '=', 'running')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

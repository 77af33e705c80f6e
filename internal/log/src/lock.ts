import { open, readFile, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { parseJson } from '@attestlayer/encoding';
import { errorCode, LogError, storageError } from './log-error.ts';

/** A held lock; `release` gives it back. */
export type Lock = { release(): Promise<void> };

// A pid alone does not name a process: pids are reused, and every container starts counting at 1. The start time does.
type Holder = { host: string; pid: number; startedAt: string | null };

const LOCK_FILE = 'lock';
const TAKEOVER_FILE = 'lock.takeover';

/**
 * Takes the exclusive lock of a log directory: two processes that append at once would sign two histories. The lock of a
 * process that is gone is taken over; a lock that cannot be judged (another host, unreadable) is never taken.
 *
 * @throws LogError log_locked, storage_full, storage_failed
 */
export async function acquireLock(directory: string): Promise<Lock> {
  const path = join(directory, LOCK_FILE);
  const holder: Holder = { host: hostname(), pid: process.pid, startedAt: await readStartTime(process.pid) };
  if (!(await createExclusively(path, holder))) {
    await removeStaleLock(directory, path);
    if (!(await createExclusively(path, holder))) throw locked(path, 'another process has just taken it');
  }
  return { release: () => removeFile(path) };
}

/** Removes the lock of a dead process. The takeover file lets one process at a time judge and remove. */
async function removeStaleLock(directory: string, path: string): Promise<void> {
  const takeover = join(directory, TAKEOVER_FILE);
  const self: Holder = { host: hostname(), pid: process.pid, startedAt: null };
  if (!(await createExclusively(takeover, self))) throw locked(takeover, 'another process is taking over a stale lock');
  try {
    const holder = await readHolder(path);
    if (holder === null) return;
    if (holder === 'unreadable') throw locked(path, 'it does not say who holds it');
    if (holder.host !== hostname()) throw locked(path, `process ${holder.pid} on ${holder.host} holds it`);
    if (await isAlive(holder)) throw locked(path, `process ${holder.pid} holds it`);
    await removeFile(path);
  } finally {
    await removeFile(takeover);
  }
}

async function createExclusively(path: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(`${JSON.stringify(holder)}\n`);
    } catch (error) {
      await removeFile(path); // On a full disk an empty lock would stay behind, which nobody may judge.
      throw error;
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw storageError(error, `create ${path}`);
  }
}

async function readHolder(path: string): Promise<Holder | 'unreadable' | null> {
  try {
    return parseHolder(await readFile(path, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw storageError(error, `read ${path}`);
  }
}

function parseHolder(text: string): Holder | 'unreadable' {
  try {
    const { host, pid, startedAt } = Object(parseJson(text));
    const known =
      typeof host === 'string' &&
      Number.isSafeInteger(pid) &&
      pid > 0 &&
      (startedAt === null || typeof startedAt === 'string');
    return known ? { host, pid, startedAt } : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

async function isAlive({ pid, startedAt }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0); // Signal 0 only asks whether the process exists.
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  const current = await readStartTime(pid);
  return current === null || startedAt === null || current === startedAt;
}

/** Boot id and start tick of a process where the system tells them (Linux), else null. */
async function readStartTime(pid: number): Promise<string | null> {
  try {
    const [stat, bootId] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // Field 22 (proc(5)), counted behind the command name, which may itself hold spaces and brackets.
    const startTick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return startTick === undefined ? null : `${bootId.trim()} ${startTick}`;
  } catch {
    return null;
  }
}

async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw storageError(error, `remove ${path}`);
  }
}

function locked(path: string, why: string): LogError {
  return new LogError(
    'log_locked',
    `the log is locked by ${path}: ${why}; remove the file only if no process uses the log`,
  );
}

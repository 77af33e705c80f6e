import { createHash, randomUUID } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { asDiskError } from './disk-error.ts';
import { ensureFolder } from './write-folder-atomic.ts';

/** Whether a process lives can be asked on its own machine only; of another one's files, those of yesterday are left over. */
const FOREIGN_AGE_MS = 24 * 60 * 60 * 1000;

const NAME = /^(?<host>[0-9a-f]{8})\.(?<pid>[1-9][0-9]{0,9})\.[0-9a-f-]{36}\.tmp$/;

/** Host names may hold any letters. Containers that share a volume, and all have the same process id, differ in it. */
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** A name in the folder of half-written files that no other writer has. */
export function stagingPath(folder: string): string {
  return join(folder, `${host}.${process.pid}.${randomUUID()}.tmp`);
}

/**
 * Makes a folder for half-written files, and removes those whose writer is gone.
 * @returns how many were removed @throws DiskError
 */
export async function cleanStaging(folder: string): Promise<number> {
  await ensureFolder(folder);
  let removed = 0;
  try {
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      if (!(await isLeftOver(name, path))) continue;
      await rm(path, { force: true });
      removed++;
    }
  } catch (error) {
    throw asDiskError(error, folder);
  }
  return removed;
}

async function isLeftOver(name: string, path: string): Promise<boolean> {
  const writer = NAME.exec(name)?.groups;
  if (writer === undefined) return false;
  const stats = await lstat(path).catch(() => null);
  // Finished meanwhile.
  if (stats === null) return false;
  if (writer.host !== host) return Date.now() - stats.mtimeMs > FOREIGN_AGE_MS;
  const pid = Number(writer.pid);
  // An earlier process had our id: in a container it is the same at every start. Links keep the time of their first name,
  // so what counts is when the name was given.
  if (pid === process.pid) return stats.ctimeMs < Date.now() - process.uptime() * 1000;
  return !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

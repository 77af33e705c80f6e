import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config/index.ts';

const SECRET_BYTES = 32;

/**
 * The key of cookies and of typed codes. It is not in the database, so that who reads only that can make neither. Processes on
 * several machines are given the same one by `AUTH_SECRET`; one machine makes its own at first start.
 */
export async function loadAuthSecret({ environment, dataFolder }: Config): Promise<string> {
  if (environment.AUTH_SECRET) return environment.AUTH_SECRET;
  const path = join(dataFolder, 'auth-secret');
  const made = `${path}.${process.pid}`;
  await writeFile(made, randomBytes(SECRET_BYTES).toString('base64url'), { mode: 0o600 });
  try {
    // Unlike a rename, a link never replaces: of two processes that start at once, the second takes the first one's.
    await link(made, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(made);
  }
  return readFile(path, 'utf8');
}

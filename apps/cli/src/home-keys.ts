import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublicKey } from '@attestlayer/signature';
import { type KeyRole, readKeyFileInfo } from '@attestlayer/signer';
import { CliError } from './cli-error.ts';
import type { HomePaths } from './home.ts';

/** A key file of the home; its private half stays closed. */
export type HomeKey = { path: string; role: KeyRole; publicKey: PublicKey };

const SUFFIX = '.key';

/** The key files of the home, by name: the issuer may have several, one for each key that is in use or was. */
export async function listHomeKeys(paths: HomePaths): Promise<HomeKey[]> {
  const names = (await readdir(paths.keys)).filter((name) => name.endsWith(SUFFIX)).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(paths.keys, name);
      return { path, ...(await readKeyFileInfo(path)) };
    }),
  );
}

/** Finds a key by its key id. @throws CliError `key_not_here` */
export async function findHomeKey(paths: HomePaths, role: KeyRole, kid: string): Promise<HomeKey> {
  const found = (await listHomeKeys(paths)).find((key) => key.role === role && key.publicKey.kid === kid);
  if (found !== undefined) return found;
  throw new CliError({
    code: 'key_not_here',
    message: `there is no ${role} key ${kid} in ${paths.keys}`,
    hint: 'see "attestlayer keys list" for the keys that are here',
  });
}

/** Where the key of a log lies: the first log has a short name, every successor is named by its origin. */
export function logKeyPath(paths: HomePaths, origin: string, firstOrigin: string): string {
  const name = origin === firstOrigin ? 'log' : `log-${encodeURIComponent(origin)}`;
  return join(paths.keys, `${name}${SUFFIX}`);
}

/** Where the key of another role is put; the name only helps people, the file says what it is. */
export function keyFileName(role: KeyRole, kid: string): string {
  return `${role}-${kid}${SUFFIX}`;
}

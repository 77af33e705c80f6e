import { randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder, syncFolder } from '@attestlayer/disk';
import type { Config } from '../../config/index.ts';

const FILE = 'passphrase';

/** Where the passphrase lies when the operator has given none; null when one is given. */
export function passphraseFile({ environment, dataFolder }: Config): string | null {
  return environment.KEY_PASSPHRASE === undefined ? join(dataFolder, 'keys', FILE) : null;
}

/** The passphrase of the key files: the given one, else the one that the first start made and keeps beside the keys. */
export async function readPassphrase(config: Config): Promise<string> {
  const path = passphraseFile(config);
  if (path === null) return config.environment.KEY_PASSPHRASE ?? '';
  return (await readFile(path, 'utf8')).trim();
}

/** As {@link readPassphrase}; makes one where there is none. The caller holds the lock of the log. */
export async function ensurePassphrase(config: Config): Promise<string> {
  const path = passphraseFile(config);
  if (path === null) return readPassphrase(config);
  const folder = join(config.dataFolder, 'keys');
  await ensureFolder(folder);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${randomBytes(32).toString('base64url')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readPassphrase(config);
}

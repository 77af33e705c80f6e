import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_TRUST_BYTES } from '@attestlayer/kit';
import { openDiskCheckpoints, openDiskTiles } from '@attestlayer/log';
import type { PublishedLog } from './options.ts';
import { RegistryError } from './registry-error.ts';

const TRUST_FILE = /^trust\.[1-9][0-9]{0,8}\.json$/;

/** The public files of a log in a directory; nothing is written there. */
export function openPublishedLog(directory: string): PublishedLog {
  return { readCheckpoint: openDiskCheckpoints(directory).load, tiles: openDiskTiles(directory) };
}

/**
 * Reads every `trust.N.json` of a folder; none when there is no such folder.
 *
 * @throws RegistryError storage_failed, trust_invalid
 */
export async function readTrustFolder(folder: string): Promise<Uint8Array[]> {
  try {
    const names = (await readdir(folder)).filter((name) => TRUST_FILE.test(name));
    return await Promise.all(names.map((name) => readTrustFile(join(folder, name))));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    if (cause instanceof RegistryError) throw cause;
    throw new RegistryError('storage_failed', 'the trust roots cannot be read', { cause });
  }
}

async function readTrustFile(path: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(await readFile(path));
  if (bytes.length <= MAX_TRUST_BYTES) return bytes;
  throw new RegistryError('trust_invalid', `a trust root has at most ${MAX_TRUST_BYTES} bytes`);
}

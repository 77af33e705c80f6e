import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '@attestlayer/disk';
import { errorCode, storageError } from './log-error.ts';
import type { Faults } from './ports.ts';

/**
 * The bytes of a file, null when there is none.
 *
 * @throws LogError storage_failed
 */
export async function readFileOrNull(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw storageError(error, `read ${path}`);
  }
}

/**
 * Writes a file so that at any moment, power cuts included, the path holds what it held before or the new bytes, whole, and
 * returns when it will go on to hold the new ones. What a crash leaves under the temporary path is written over.
 *
 * @throws LogError storage_full, storage_failed
 */
export async function replaceFile({
  path,
  temporary,
  bytes,
  faults,
}: {
  path: string;
  /** On the same file system; no other writer uses it. */
  temporary: string;
  bytes: Uint8Array;
  faults?: Faults | undefined;
}): Promise<void> {
  try {
    await writeAndSync(temporary, bytes);
    await faults?.('file_synced');
    await rename(temporary, path);
    await faults?.('file_renamed');
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw storageError(error, `write ${path}`);
  }
}

async function writeAndSync(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes a function that makes folders below one that exists, and returns when they will not be lost. A folder that is there
 * already is synced once as well: the process that made it may have ended before it did so.
 */
export function createFolderMaker(root: string): (folder: string) => Promise<void> {
  const made = new Map<string, Promise<void>>([[root, Promise.resolve()]]);

  async function make(folder: string): Promise<void> {
    const parent = dirname(folder);
    await ensure(parent);
    try {
      await mkdir(folder);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    await syncFolder(parent);
  }

  async function ensure(folder: string): Promise<void> {
    const making = made.get(folder) ?? make(folder);
    made.set(folder, making);
    making.catch(() => made.delete(folder));
    return making;
  }

  return async (folder) => {
    try {
      await ensure(folder);
    } catch (error) {
      throw storageError(error, `make ${folder}`);
    }
  };
}

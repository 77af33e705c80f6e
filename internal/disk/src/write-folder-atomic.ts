import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { checkPathSet } from '@attestlayer/kit';
import { asDiskError, DiskError } from './disk-error.ts';
import { syncFolder } from './sync-folder.ts';
import { temporaryPath, writeFileDurably } from './write-file-atomic.ts';

/**
 * Writes a new folder with all its files, or nothing. Paths are kit paths, relative and with `/`, so none of them can
 * lead out of the folder.
 * @throws DiskError (`already_exists` when there is something at the path), KitError `path_*`
 */
export async function writeFolderAtomic(path: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  checkPathSet(files.keys());
  const target = resolve(path);
  const temporary = temporaryPath(target);
  try {
    await refuseExisting(target);
    await fillFolder(temporary, files);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw asDiskError(error, path);
  }
  await syncFolder(dirname(target));
}

/** Creates a folder and those above it, and flushes those that hold a new one; no error when it is there. @throws DiskError */
export async function ensureFolder(path: string): Promise<void> {
  try {
    const first = await mkdir(path, { recursive: true });
    if (first === undefined) return;
    const top = dirname(resolve(first));
    for (let each = dirname(resolve(path)); each.length >= top.length; each = dirname(each)) {
      await syncFolder(each);
      if (each === top) return;
    }
  } catch (error) {
    throw asDiskError(error, path);
  }
}

/** A rename would silently replace an empty folder. */
async function refuseExisting(path: string): Promise<void> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found !== null) throw new DiskError('already_exists', `${path}: it exists already`);
}

async function fillFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const folders = new Set([folder]);
  for (const path of files.keys()) folders.add(dirname(join(folder, path)));
  for (const each of folders) await mkdir(each, { recursive: true });
  for (const [path, bytes] of files) await writeFileDurably(join(folder, path), bytes);
  // Every folder between a file and the top was made above and holds names that must survive too.
  for (const each of withParents(folders, folder)) await syncFolder(each);
}

function withParents(folders: Set<string>, top: string): Set<string> {
  const all = new Set<string>();
  for (const folder of folders) {
    for (let each = folder; each.length >= top.length; each = dirname(each)) all.add(each);
  }
  return all;
}

import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ZIP_LIMITS } from '@attestlayer/kit';
import { asDiskError, DiskError } from './disk-error.ts';

/** A plain file below a folder; `path` is relative to it, with `/`. */
export type WalkedFile = { path: string; absolutePath: string; size: number };

/** Kit paths have at most 12 segments; one more is enough to see that a folder is no kit without following it down. */
const MAX_DEPTH = 13;

/** Calls of `lstat` between two turns of the event loop: about 10 ms. */
const FILES_PER_TURN = 2000;

/**
 * Lists every file below a folder. Links and special files are refused, not skipped: what a verifier does not read, it
 * cannot vouch for. Synchronous calls are four times faster here than promises.
 * @throws DiskError `not_regular_file`, `too_many_files`, `not_found`, `permission_denied`
 */
export async function walkFolder(root: string): Promise<WalkedFile[]> {
  const files: WalkedFile[] = [];
  const pending: { path: string; depth: number }[] = [{ path: '', depth: 0 }];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of listFolder(join(root, folder.path))) {
      const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
      if (entry.isDirectory()) pending.push({ path, depth: checkDepth(path, folder.depth + 1) });
      else files.push(lookAtFile(root, path));
      if (files.length > ZIP_LIMITS.entries) {
        throw new DiskError('too_many_files', `${root}: more than ${ZIP_LIMITS.entries} files, which no kit has`);
      }
      if (files.length % FILES_PER_TURN === 0) await setImmediate();
    }
  }
  return files;
}

function listFolder(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    throw asDiskError(error, path);
  }
}

function checkDepth(path: string, depth: number): number {
  if (depth <= MAX_DEPTH) return depth;
  throw new DiskError('too_many_files', `${path}: deeper than any kit`);
}

function lookAtFile(root: string, path: string): WalkedFile {
  const absolutePath = join(root, path);
  const stats = statPlain(absolutePath);
  if (!stats.isFile()) {
    throw new DiskError('not_regular_file', `${absolutePath}: a link or special file, which no kit holds`);
  }
  return { path, absolutePath, size: stats.size };
}

function statPlain(path: string) {
  try {
    return lstatSync(path);
  } catch (error) {
    throw asDiskError(error, path);
  }
}

import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IntakeError } from './intake-error.ts';

/** A packet of more files than this is a mistaken folder (a disk root, a source tree), not a set of records. */
const MAX_SUBMITTED_FILES = 10_000;

/** Deeper than any filing system of people; guards against link loops of odd file systems. */
const MAX_FOLDER_DEPTH = 32;

/** Files that operating systems leave behind by themselves; nobody submits them. */
const SYSTEM_FILES = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

export type FolderFile = { name: string; path: string };
export type SkippedFile = { name: string; reason: 'hidden' | 'link' | 'special' };

/**
 * Lists the files of a folder, sorted by name; `name` is the path inside the folder with "/" between segments.
 * Hidden files, links, devices and sockets are listed as skipped, never followed.
 * @throws IntakeError `folder_missing`, `folder_is_a_file`, `folder_unreadable`, `too_many_files`
 */
export async function walkFolder(folder: string): Promise<{ files: FolderFile[]; skipped: SkippedFile[] }> {
  await checkIsFolder(folder);
  const files: FolderFile[] = [];
  const skipped: SkippedFile[] = [];

  const visit = async (path: string, prefix: string, depth: number): Promise<void> => {
    if (depth > MAX_FOLDER_DEPTH) {
      throw new IntakeError('folder_unreadable', `${path} lies more than ${MAX_FOLDER_DEPTH} folders deep`);
    }
    for (const entry of await list(path)) {
      const name = `${prefix}${entry.name}`;
      const reason = skipReason(entry);
      if (reason === 'system') continue;
      if (reason) skipped.push({ name, reason });
      else if (entry.isDirectory()) await visit(join(path, entry.name), `${name}/`, depth + 1);
      else files.push({ name, path: join(path, entry.name) });
      if (files.length > MAX_SUBMITTED_FILES) {
        throw new IntakeError(
          'too_many_files',
          `${folder} holds more than ${MAX_SUBMITTED_FILES} files; name the folder that holds the records only`,
        );
      }
    }
  };
  await visit(folder, '', 0);
  return { files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), skipped };
}

function skipReason(entry: Dirent): 'system' | SkippedFile['reason'] | null {
  if (SYSTEM_FILES.has(entry.name) || entry.name === '__MACOSX') return 'system';
  if (entry.name.startsWith('.')) return 'hidden';
  if (entry.isSymbolicLink()) return 'link';
  return entry.isFile() || entry.isDirectory() ? null : 'special';
}

async function checkIsFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new IntakeError('folder_missing', `${folder} does not exist`, { cause });
    throw unreadable(folder, cause);
  });
  if (!found.isDirectory()) throw new IntakeError('folder_is_a_file', `${folder} is a file, not a folder`);
}

async function list(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): IntakeError {
  return new IntakeError('folder_unreadable', `${path} cannot be read: ${(cause as Error).message}`, { cause });
}

import { ZIP_LIMITS } from '@attestlayer/kit';
import { Problem } from './problem.ts';

/** A file of a folder; the path is relative to the folder and uses "/". */
export type FolderFile = { path: string; file: File };

/** What the reader handed over. Nothing of its content has been read yet. */
export type Picked = { kind: 'file'; file: File } | { kind: 'folder'; name: string; files: FolderFile[] };

/** A folder may hold as many files as a ZIP; more means that somebody handed over their whole disk. */
export const MAX_FOLDER_FILES = ZIP_LIMITS.entries;

/** What the reader calls it. */
export function nameOf(picked: Picked): string {
  return picked.kind === 'file' ? picked.file.name : picked.name;
}

/** Reads what a file input holds; `webkitdirectory` inputs give every file with its path. */
export function pickFromInput(input: HTMLInputElement): Picked {
  const files = Array.from(input.files ?? []);
  const first = files[0];
  if (first === undefined) throw new Problem(input.webkitdirectory ? 'empty_folder' : 'nothing_dropped');
  if (!input.webkitdirectory) return { kind: 'file', file: first };
  if (files.length > MAX_FOLDER_FILES) throw new Problem('too_many_files');
  return {
    kind: 'folder',
    name: first.webkitRelativePath.split('/')[0] ?? '',
    files: files.map((file) => ({ path: withoutFirstSegment(file.webkitRelativePath), file })),
  };
}

function withoutFirstSegment(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

import { type FileHandle, open, stat } from 'node:fs/promises';
import { folderSource, type KitSource, openZip } from '@attestlayer/kit';
import { asDiskError, DiskError } from './disk-error.ts';
import { OPEN_PLAIN, rememberLocation } from './file-location.ts';
import { fileSource, streamFile } from './read-range.ts';
import { walkFolder } from './walk-folder.ts';

/** A kit on the disk. Close it when nothing reads from it any more. */
export type OpenedKit = { kit: KitSource; close(): Promise<void> };

/**
 * Opens a kit from a path: the unpacked folder, or the ZIP. What it holds is attacker-controlled: links and special
 * files are refused, and nothing is read but the list of files.
 * @throws DiskError when the path cannot be read; KitError `zip_*`, `path_*`, `source_*` when what is there is not a kit
 */
export async function openKit(path: string): Promise<OpenedKit> {
  const stats = await stat(path).catch((error: unknown) => {
    throw asDiskError(error, path);
  });
  if (stats.isDirectory()) return { kit: await openFolder(path), close: async () => {} };
  if (stats.isFile()) return openArchive(path);
  throw new DiskError('not_regular_file', `${path}: neither a folder nor a plain file`);
}

async function openFolder(root: string): Promise<KitSource> {
  const files = await walkFolder(root);
  const absolutePaths = new Map(files.map((file) => [file.path, file.absolutePath]));
  const source = folderSource(
    files.map(({ path, absolutePath, size }) => ({
      path,
      size,
      stream: () => streamFile(() => open(absolutePath, OPEN_PLAIN)),
    })),
  );
  for (const entry of source.entries) {
    rememberLocation(entry, { kind: 'file', path: absolutePaths.get(entry.path)!, length: entry.size });
  }
  return source;
}

async function openArchive(path: string): Promise<OpenedKit> {
  const file = await openFile(path);
  try {
    const { size } = await file.stat();
    const kit = await openZip(fileSource(file, size));
    for (const entry of kit.entries) {
      if (entry.range?.stored !== true) continue;
      rememberLocation(entry, { kind: 'range', fd: file.fd, offset: entry.range.offset, length: entry.range.length });
    }
    return { kit, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw asDiskError(error, path);
  }
}

import { type FolderFile, MAX_FOLDER_FILES, type Picked } from './picked.ts';
import { Problem } from './problem.ts';

/** Not in TypeScript's DOM types yet: WICG File System Access, in Chromium. */
type ItemWithHandle = DataTransferItem & { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };

type DroppedItem = {
  handle: Promise<FileSystemHandle | null> | null;
  entry: FileSystemEntry | null;
  file: File | null;
};

/**
 * Reads what was dropped: one file or one folder. Must be called in the drop event itself, because the browser empties
 * the transfer when the event is over.
 * @throws Problem several_items, nothing_dropped, folder_unreadable, too_many_files
 */
export async function pickFromDrop(transfer: DataTransfer): Promise<Picked> {
  const items = Array.from(transfer.items)
    .filter((item) => item.kind === 'file')
    .map(holdItem);
  const [item] = items;
  if (item === undefined) throw new Problem('nothing_dropped');
  if (items.length > 1) throw new Problem('several_items');
  try {
    // On file: pages Chromium refuses to read a folder through its entry, other browsers know no handles: try both.
    const handle = await item.handle?.catch(() => null);
    if (handle?.kind === 'directory') {
      return {
        kind: 'folder',
        name: handle.name,
        files: await walkHandle(handle as FileSystemDirectoryHandle, '', []),
      };
    }
    if (item.entry?.isDirectory) {
      const entry = item.entry as FileSystemDirectoryEntry;
      return { kind: 'folder', name: entry.name, files: await walkEntry(entry, '', []) };
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem('folder_unreadable', { cause });
  }
  if (item.file === null) throw new Problem('nothing_dropped');
  return { kind: 'file', file: item.file };
}

/**
 * Reads every file and folder that was dropped, each with its path. Must be called in the drop event itself, as above.
 * @throws Problem nothing_dropped, folder_unreadable, too_many_files
 */
export async function listDroppedFiles(transfer: DataTransfer): Promise<FolderFile[]> {
  const items = Array.from(transfer.items)
    .filter((item) => item.kind === 'file')
    .map(holdItem);
  if (items.length === 0) throw new Problem('nothing_dropped');
  const found: FolderFile[] = [];
  try {
    for (const { handle, entry, file } of items) {
      const held = await handle?.catch(() => null);
      if (held?.kind === 'directory') {
        await walkHandle(held as FileSystemDirectoryHandle, `${held.name}/`, found);
      } else if (entry?.isDirectory) {
        await walkEntry(entry as FileSystemDirectoryEntry, `${entry.name}/`, found);
      } else if (file !== null) addFile(found, file.name, file);
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem('folder_unreadable', { cause });
  }
  return found;
}

function holdItem(item: ItemWithHandle): DroppedItem {
  return {
    handle: item.getAsFileSystemHandle?.() ?? null,
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(),
  };
}

async function walkHandle(
  folder: FileSystemDirectoryHandle,
  prefix: string,
  found: FolderFile[],
): Promise<FolderFile[]> {
  for await (const [name, child] of folder.entries()) {
    const path = prefix + name;
    if (child.kind === 'directory') await walkHandle(child as FileSystemDirectoryHandle, `${path}/`, found);
    else addFile(found, path, await (child as FileSystemFileHandle).getFile());
  }
  return found;
}

async function walkEntry(folder: FileSystemDirectoryEntry, prefix: string, found: FolderFile[]): Promise<FolderFile[]> {
  const reader = folder.createReader();
  // readEntries gives at most 100 names a call and an empty list at the end.
  for (let batch = await readBatch(reader); batch.length > 0; batch = await readBatch(reader)) {
    for (const child of batch) {
      const path = prefix + child.name;
      if (child.isDirectory) await walkEntry(child as FileSystemDirectoryEntry, `${path}/`, found);
      else addFile(found, path, await readFile(child as FileSystemFileEntry));
    }
  }
  return found;
}

function addFile(found: FolderFile[], path: string, file: File): void {
  if (found.length === MAX_FOLDER_FILES) throw new Problem('too_many_files');
  found.push({ path, file });
}

function readBatch(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function readFile(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

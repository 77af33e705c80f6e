import { blobSource, folderSource, type KitEntry, type KitSource, MANIFEST_PATH, openZip } from '@attestlayer/kit';
import type { BlobOf } from './hash-pool.ts';
import type { FolderFile, Picked } from './picked.ts';
import { Problem } from './problem.ts';

/** A kit that can be read, and where the plain bytes of its entries lie. */
export type OpenedKit = { source: KitSource; blobOf: BlobOf };

/** First four bytes of every ZIP with at least one entry (APPNOTE 4.3.7). */
const ZIP_SIGNATURE = [0x50, 0x4b, 0x03, 0x04];

/**
 * Opens what the reader handed over as a kit.
 * @throws Problem not_a_zip, empty_folder, folder_without_manifest, file_unreadable
 * @throws KitError when it breaks the ZIP profile or the path rules
 */
export async function openKit(picked: Picked): Promise<OpenedKit> {
  return picked.kind === 'file' ? openZipFile(picked.file) : openFolder(picked.files);
}

async function openZipFile(file: File): Promise<OpenedKit> {
  const start = await readStart(file);
  if (ZIP_SIGNATURE.some((byte, index) => start[index] !== byte)) throw new Problem('not_a_zip', { detail: file.name });
  const source = await openZip(blobSource(file));
  return { source, blobOf: (entry) => storedPart(file, entry) };
}

async function readStart(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, ZIP_SIGNATURE.length).arrayBuffer());
  } catch (cause) {
    throw new Problem('file_unreadable', { detail: file.name, cause });
  }
}

function storedPart(file: File, entry: KitEntry): Blob | null {
  if (entry.range === null || !entry.range.stored) return null;
  return file.slice(entry.range.offset, entry.range.offset + entry.range.length);
}

function openFolder(files: FolderFile[]): OpenedKit {
  if (files.length === 0) throw new Problem('empty_folder');
  const root = findRoot(files);
  const inKit = files
    .filter((file) => file.path.startsWith(root))
    .map(({ path, file }) => ({ path: path.slice(root.length), file }));
  const blobs = new Map(inKit.map(({ path, file }) => [path, file]));
  const source = folderSource(inKit.map(({ path, file }) => ({ path, size: file.size, stream: () => file.stream() })));
  return { source, blobOf: (entry) => blobs.get(entry.path) ?? null };
}

/**
 * Unpacking programs like to wrap a kit in a folder of its own. When the manifest is not on top but exactly one folder
 * on the first level has one and nothing lies beside it, that folder is the kit; anything less clear is refused.
 */
function findRoot(files: readonly FolderFile[]): string {
  if (files.some(({ path }) => path === MANIFEST_PATH)) return '';
  const tops = new Set(files.map(({ path }) => path.slice(0, path.indexOf('/') + 1)));
  const [only] = tops;
  if (tops.size === 1 && only !== undefined && files.some(({ path }) => path === `${only}${MANIFEST_PATH}`))
    return only;
  throw new Problem('folder_without_manifest');
}

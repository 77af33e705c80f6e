import { concatBytes } from '@attestlayer/encoding';
import { KitError } from './kit-error.ts';
import { checkPathSet, comparePaths } from './path.ts';

/** Random access to bytes: a file, a Blob, a range of an HTTP resource. Sizes and offsets are in bytes. */
export type ByteSource = {
  size: number;
  /** Reads exactly `length` bytes at `offset`, or rejects. */
  read(offset: number, length: number): Promise<Uint8Array>;
};

/** One file of a kit, whatever carries it. */
export type KitEntry = {
  path: string;
  /** Bytes of the file itself, not of its compressed form. */
  size: number;
  /** Starts reading from the first byte; errors with a KitError when the content is not what the carrier declared. */
  stream(): ReadableStream<Uint8Array>;
  /**
   * Reads the file whole.
   *
   * @throws KitError `source_entry_too_large` when it has more than `limit` bytes, and what {@link stream} errors with
   */
  bytes(limit: number): Promise<Uint8Array>;
  /**
   * Where the bytes lie in the carrying archive, so that a program with a faster way to read can hash them there;
   * `null` in a folder. Only if `stored` are they the file itself. A reader by range skips the CRC-32, which SHA-256
   * stands in for.
   */
  range: { offset: number; length: number; stored: boolean } | null;
};

/** The files of a kit, sorted by the bytes of their paths; paths are valid and unique. Their set is not yet checked. */
export type KitSource = { form: 'zip' | 'folder'; entries: KitEntry[] };

/**
 * Gives random access to a Blob or File. In Node, `fs.openAsBlob` works for files below 4 GiB only: Node 24 cuts the
 * size of a larger one to 32 bits, so there an archive looks truncated and is refused.
 */
export function blobSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}

/**
 * Makes a kit source from the files of a folder, or of a drop of files on a page; what a folder is, and that nothing in
 * it is a link, is for the caller to see to.
 *
 * @throws KitError `path_*`
 */
export function folderSource(
  files: readonly { path: string; size: number; stream(): ReadableStream<Uint8Array> }[],
): KitSource {
  checkPathSet(files.map((file) => file.path));
  const entries = files.map(({ path, size, stream }): KitEntry => {
    return { path, size, stream, range: null, bytes: (limit) => readWhole({ path, size, stream }, limit) };
  });
  return { form: 'folder', entries: entries.sort((a, b) => comparePaths(a.path, b.path)) };
}

/**
 * Reads exactly the declared size from an entry's stream; for the `bytes` of entries.
 *
 * @throws KitError `source_entry_too_large`, `source_size_mismatch`, and what the stream throws
 */
export async function readWhole(entry: Pick<KitEntry, 'path' | 'size' | 'stream'>, limit: number): Promise<Uint8Array> {
  if (entry.size > limit) {
    throw new KitError(
      'source_entry_too_large',
      `"${entry.path}" has ${entry.size} bytes, more than the limit of ${limit}`,
    );
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = entry.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > entry.size) {
      await reader.cancel();
      break;
    }
    parts.push(part.value);
  }
  if (size !== entry.size) {
    throw new KitError(
      'source_size_mismatch',
      `"${entry.path}" is not ${entry.size} bytes any more: it changed while it was read`,
    );
  }
  return concatBytes(...parts);
}

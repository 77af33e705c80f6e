import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { asDiskError } from './disk-error.ts';
import type { FileDigest } from './hash-location.ts';

/**
 * Writes a stream to a new file, hashes it on the way and flushes the bytes; the folder that holds the file is not
 * flushed. What fails leaves a part of the file.
 * @throws DiskError; an error of the source stays what it is
 */
export async function writeStreamDurably(path: string, source: AsyncIterable<Uint8Array>): Promise<FileDigest> {
  const hash = createHash('sha256');
  let size = 0;
  let failure: { error: unknown } | null = null;
  async function* hashed(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of source) {
        hash.update(piece);
        size += piece.length;
        yield piece;
      }
    } catch (error) {
      failure = { error };
      throw error;
    }
  }
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(hashed());
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    // A connection that breaks has an error of the system too.
    throw failure === null ? asDiskError(error, path) : error;
  }
  return { sha256: hash.digest('hex'), size };
}

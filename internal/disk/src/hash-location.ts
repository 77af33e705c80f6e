import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { type FileLocation, OPEN_PLAIN } from './file-location.ts';

/** Digest in hex, and how many bytes were read: at most one more than expected, which shows that a file has grown. */
export type FileDigest = { sha256: string; size: number };

/**
 * Measured over 1 GB: 128 KiB and one reused buffer run at 1.03 to 1.05 times the time of `openssl dgst`; smaller costs
 * calls, larger falls out of the cache.
 */
export const BUFFER_BYTES = 128 * 1024;

/**
 * Hashes one file or range with synchronous reads into a buffer that the caller reuses; for 10,000 small files that is
 * four times faster than promises. Yields the bytes of each read, so that the caller can report progress, give way or
 * stop.
 * @throws the error of node:fs
 */
export function* hashLocation(location: FileLocation, buffer: Uint8Array): Generator<number, FileDigest> {
  const fd = location.kind === 'file' ? openSync(location.path, OPEN_PLAIN) : location.fd;
  try {
    const hash = createHash('sha256');
    const start = location.kind === 'file' ? 0 : location.offset;
    // A range ends where the archive says; a file is asked for one byte more than it should have.
    const limit = location.kind === 'file' ? location.length + 1 : location.length;
    let size = 0;
    while (size < limit) {
      const bytesRead = readSync(fd, buffer, 0, Math.min(buffer.length, limit - size), start + size);
      if (bytesRead === 0) break;
      hash.update(bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead));
      size += bytesRead;
      yield bytesRead;
    }
    return { sha256: hash.digest('hex'), size };
  } finally {
    if (location.kind === 'file') closeSync(fd);
  }
}

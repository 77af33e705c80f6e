import { type FileHandle, open } from 'node:fs/promises';
import { asDiskError } from '@attestlayer/disk';
import type { BlobRange } from './blob-store.ts';
import type { PieceReader } from './checked-stream.ts';

/** Large enough that the cost of a call disappears, small enough for many streams at a time. */
const PIECE_BYTES = 256 * 1024;

/** Reads an open file, or a part of it, piece by piece, and closes it; each piece belongs to the caller. */
export function readPieces(file: FileHandle, range?: BlobRange): PieceReader {
  let position = range?.offset ?? 0;
  const end = range === undefined ? Number.POSITIVE_INFINITY : range.offset + range.length;
  return {
    async next() {
      const length = Math.min(PIECE_BYTES, end - position);
      if (length === 0) return null;
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, position);
      position += bytesRead;
      return bytesRead === 0 ? null : buffer.subarray(0, bytesRead);
    },
    close: () => file.close(),
  };
}

/** @throws DiskError */
export async function* streamFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    const reader = readPieces(await open(path, 'r'));
    try {
      for (let piece = await reader.next(); piece !== null; piece = await reader.next()) yield piece;
    } finally {
      await reader.close();
    }
  } catch (error) {
    throw asDiskError(error, path);
  }
}

import { createHash } from 'node:crypto';
import type { BlobStore } from '../src/blobs/blob-store.ts';

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Bytes that differ from place to place, so that a part that is lost or swapped shows. */
export function makeBytes(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(length / 4));
  for (let index = 0; index < words.length; index++) words[index] = Math.imul(index + seed, 2_654_435_761);
  return new Uint8Array(words.buffer, 0, length);
}

/** A stream of these bytes in pieces of an uneven size. */
export async function* inPieces(bytes: Uint8Array, pieceBytes = 100_003): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < bytes.length; offset += pieceBytes) yield bytes.subarray(offset, offset + pieceBytes);
}

export async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export async function listAll(store: BlobStore): Promise<string[]> {
  const hashes: string[] = [];
  for await (const sha256 of store.list()) hashes.push(sha256);
  return hashes.sort();
}

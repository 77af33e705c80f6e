import { lstat } from 'node:fs/promises';
import { BlobError } from './blob-error.ts';
import { type BlobFacts, isSha256, type PutOptions } from './blob-store.ts';

/** Passes pieces on until there are more bytes than allowed. @throws BlobError blob_too_large */
export async function* limitBytes(
  source: AsyncIterable<Uint8Array>,
  { maxBytes = Number.MAX_SAFE_INTEGER }: PutOptions,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    refuseTooLarge(size, maxBytes);
    yield piece;
  }
}

/** @throws BlobError source_missing, blob_too_large */
export async function refuseFile(path: string, { maxBytes = Number.MAX_SAFE_INTEGER }: PutOptions): Promise<void> {
  const stats = await lstat(path).catch(() => null);
  if (!stats?.isFile()) throw new BlobError('source_missing', `${path}: no plain file`);
  refuseTooLarge(stats.size, maxBytes);
}

function refuseTooLarge(sizeBytes: number, maxBytes: number): void {
  if (sizeBytes <= maxBytes) return;
  throw new BlobError('blob_too_large', `the source holds more than ${maxBytes} bytes`);
}

/** @throws BlobError hash_malformed */
export function refuseMalformedHash(sha256: string | undefined): void {
  if (sha256 === undefined || isSha256(sha256)) return;
  throw new BlobError('hash_malformed', 'a SHA-256 is 64 letters 0-9 and a-f');
}

/** @throws BlobError hash_mismatch */
export function refuseOtherHash(found: BlobFacts, { expectedSha256 }: PutOptions): void {
  if (expectedSha256 === undefined || found.sha256 === expectedSha256) return;
  throw new BlobError('hash_mismatch', `the source has the hash ${found.sha256}, not ${expectedSha256}`);
}

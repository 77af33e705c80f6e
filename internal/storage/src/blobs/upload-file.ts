import { createHash, type Hash } from 'node:crypto';
import { putObject, type S3Client, startMultipart } from '@attestlayer/s3';
import { BlobError } from './blob-error.ts';
import type { BlobFacts } from './blob-store.ts';
import type { Faults } from './faults.ts';
import { streamFile } from './stream-file.ts';

/** S3 takes parts of 5 MiB and more, and 10,000 of them: 80 GB, with one part of it in memory. */
const PART_BYTES = 8 * 1024 * 1024;

type Part = Uint8Array<ArrayBuffer>;

/**
 * Uploads a file as the blob that it was found to be; one that has changed since is refused, and nothing is there.
 * @throws S3Error, DiskError, BlobError hash_mismatch
 */
export async function uploadFile(client: S3Client, path: string, facts: BlobFacts, faults?: Faults): Promise<void> {
  const { sha256, sizeBytes } = facts;
  const hash = createHash('sha256');
  const parts = hashed(inParts(streamFile(path)), hash);
  const refuseChanged = () => {
    if (hash.digest('hex') !== sha256)
      throw new BlobError('hash_mismatch', `${path}: it changed while it was uploaded`);
  };
  if (sizeBytes <= PART_BYTES) {
    const first = await parts.next();
    const bytes = first.done ? new Uint8Array() : first.value;
    if (!(await parts.next()).done) throw new BlobError('hash_mismatch', `${path}: it grew while it was uploaded`);
    refuseChanged();
    return putObject(client, sha256, bytes);
  }
  const upload = await startMultipart(client, sha256);
  try {
    for await (const part of parts) {
      await upload.putPart(part);
      await faults?.('part_uploaded');
    }
    refuseChanged();
    await upload.complete();
  } catch (error) {
    // Its own failure would hide the first one; what is left is aborted later by `removeAbandoned`.
    await upload.abort().catch(() => {});
    throw error;
  }
}

async function* hashed(parts: AsyncIterable<Part>, hash: Hash): AsyncGenerator<Part, void> {
  for await (const part of parts) {
    hash.update(part);
    yield part;
  }
}

/** Joins pieces to parts of the full size and a last one of what is left; each part belongs to the caller. */
async function* inParts(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  let part = new Uint8Array(PART_BYTES);
  let filled = 0;
  for await (const piece of pieces) {
    for (let taken = 0; taken < piece.length; ) {
      const some = piece.subarray(taken, taken + PART_BYTES - filled);
      part.set(some, filled);
      taken += some.length;
      filled += some.length;
      if (filled < PART_BYTES) continue;
      yield part;
      part = new Uint8Array(PART_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}

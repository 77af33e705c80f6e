import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { moveIntoPlace, stagingPath, writeStreamDurably } from '@attestlayer/disk';
import type { BlobFacts } from './blob-store.ts';

/** Writes a stream that checks itself to a file, over one of that name, durable and whole or not at all. @throws DiskError */
export async function copyToFile(blob: ReadableStream<Uint8Array>, path: string): Promise<BlobFacts> {
  // Beside the target: a rename is atomic within one file system only.
  const temporary = stagingPath(dirname(path));
  try {
    const { sha256, size } = await writeStreamDurably(temporary, blob);
    await moveIntoPlace(temporary, path);
    return { sha256, sizeBytes: size };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

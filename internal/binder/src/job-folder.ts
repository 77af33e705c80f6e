import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findTemplates } from './assets.ts';

/** A private folder that is the whole world of the compiler: templates, data and prepared exhibits. */
export type JobFolder = { path: string; exhibits: string };

/** Creates a job folder, hands it to `use` and removes it, whatever happens. */
export async function withJobFolder<T>(use: (job: JobFolder) => Promise<T>): Promise<T> {
  const path = await mkdtemp(join(tmpdir(), 'attestlayer-binder-'));
  try {
    const exhibits = join(path, 'exhibits');
    await mkdir(exhibits);
    await cp(findTemplates(), join(path, 'templates'), { recursive: true });
    return await use({ path, exhibits });
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

/** SHA-256 and length of bytes that passed by. */
export type BytesSeen = { sha256: string; sizeBytes: number };

const STREAM_CHUNK_BYTES = 1024 * 1024;

/** Hashes a file and, with `copyTo`, writes exactly the hashed bytes there. */
export async function hashFile(file: string, copyTo?: string): Promise<BytesSeen> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const source = createReadStream(file, { highWaterMark: STREAM_CHUNK_BYTES });
  const target = copyTo === undefined ? discard() : createWriteStream(copyTo);
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        yield chunk;
      }
    },
    target,
  );
  return { sha256: hash.digest('hex'), sizeBytes };
}

function discard(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

import { randomBytes } from 'node:crypto';
import { BlobError } from './blob-error.ts';
import type { BlobStore } from './blob-store.ts';

const PROBE_BYTES = 1024;

/** Puts a blob that nobody has, reads it back and deletes it. @throws BlobError */
export async function checkStore(store: Pick<BlobStore, 'put' | 'open' | 'has' | 'delete'>): Promise<void> {
  const probe = randomBytes(PROBE_BYTES);
  const { sha256 } = await store.put(once(probe));
  try {
    // Reading to the end checks the hash.
    for await (const _ of await store.open(sha256));
  } finally {
    await store.delete(sha256);
  }
  if (await store.has(sha256)) throw new BlobError('storage_unavailable', 'the store does not delete');
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

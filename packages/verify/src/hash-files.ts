import { createSha256, encodeHex } from '@attestlayer/encoding';
import type { KitEntry } from '@attestlayer/kit';

/** Digest (hex) and the number of bytes that were really read. */
export type FileDigest = { sha256: string; size: number };

/**
 * Hashes entries, whatever carries them. Result keyed by path, one for each entry.
 * @param onBytes told how many more bytes are done, for progress
 */
export type HashFiles = (
  entries: KitEntry[],
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
) => Promise<Map<string, FileDigest>>;

/** Streams each entry through SHA-256, one after the other, in constant memory: the path that works everywhere. */
export const hashFilesByStreaming: HashFiles = async (entries, onBytes, signal) => {
  const digests = new Map<string, FileDigest>();
  for (const entry of entries) {
    digests.set(entry.path, await hashEntry(entry, onBytes, signal));
  }
  return digests;
};

async function hashEntry(
  entry: KitEntry,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<FileDigest> {
  const hasher = createSha256();
  let size = 0;
  for await (const chunk of entry.stream()) {
    signal?.throwIfAborted();
    hasher.update(chunk);
    size += chunk.length;
    onBytes(chunk.length);
  }
  return { sha256: encodeHex(hasher.digest()), size };
}

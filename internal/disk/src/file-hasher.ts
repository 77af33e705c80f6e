import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { type KitEntry, KitError } from '@attestlayer/kit';
import { type FileLocation, locationOf } from './file-location.ts';
import { hashHere } from './hash-here.ts';
import type { FileDigest } from './hash-location.ts';
import { type HashPool, startHashPool } from './hash-pool.ts';

/** Hashes the entries of a kit, keyed by path: the shape that `verifyKit` takes. */
export type HashFiles = (
  entries: KitEntry[],
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
) => Promise<Map<string, FileDigest>>;

/** A hasher and the worker threads that it may have started. */
export type FileHasher = { hashFiles: HashFiles; close(): Promise<void> };

/** More threads than this wait for the disk and for memory, not for a core. */
const MAX_DEFAULT_WORKERS = 4;

/**
 * Two workers take 65 to 75 ms until they run; meanwhile one thread hashes 100 MB. Measured with two workers, 10,000 files
 * of 20 KB break even, 512 MB in 8 files take 0.7 of the time. What can be shared leaves out the largest file: one SHA-256 is
 * one chain of steps and cannot be split over threads.
 */
const MIN_SHARED_BYTES = 256 * 1024 * 1024;

/** Opening and closing a file costs as much as hashing this many bytes. */
const FILE_COST_BYTES = 8 * 1024;

/**
 * Makes a hasher for kits that `openKit` opened: plain files and stored ZIP entries are read straight from the disk,
 * deflated ones are streamed. Small kits are hashed in this thread, large ones by worker threads.
 * @param options.workers how many threads at most; 1 starts none
 */
export function createFileHasher(options: { workers?: number } = {}): FileHasher {
  const workers = options.workers ?? Math.min(availableParallelism(), MAX_DEFAULT_WORKERS);
  let pool: Promise<HashPool> | null = null;
  return {
    async hashFiles(entries, onBytes, signal) {
      signal?.throwIfAborted();
      const { located, streamed } = sortOut(entries);
      const locations = located.map(({ location }) => location);
      if (workers > 1 && isWorthWorkers(locations)) pool ??= startHashPool(workers);
      const hash = (await pool)?.hash ?? hashHere;
      const results = await asKitError(() => hash(locations, onBytes, signal));
      const digests = new Map(located.map(({ entry }, index) => [entry.path, results[index]!]));
      for (const entry of streamed) digests.set(entry.path, await hashStream(entry, onBytes, signal));
      return digests;
    },
    async close() {
      await (await pool)?.close();
      pool = null;
    },
  };
}

type Located = { entry: KitEntry; location: FileLocation };

function sortOut(entries: readonly KitEntry[]): { located: Located[]; streamed: KitEntry[] } {
  const located: Located[] = [];
  const streamed: KitEntry[] = [];
  for (const entry of entries) {
    const location = locationOf(entry);
    if (location === null) streamed.push(entry);
    else located.push({ entry, location });
  }
  return { located, streamed };
}

function isWorthWorkers(locations: readonly FileLocation[]): boolean {
  let total = 0;
  let largest = 0;
  for (const { length } of locations) {
    total += length + FILE_COST_BYTES;
    largest = Math.max(largest, length);
  }
  return total - largest >= MIN_SHARED_BYTES;
}

async function hashStream(
  entry: KitEntry,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<FileDigest> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of entry.stream()) {
    signal?.throwIfAborted();
    hash.update(piece);
    size += piece.length;
    onBytes(piece.length);
  }
  return { sha256: hash.digest('hex'), size };
}

/** An error of node:fs while hashing is a kit that cannot be read; an abort stays what it is. */
async function asKitError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isFromDisk = error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';
    if (!isFromDisk) throw error;
    throw new KitError('source_read_failed', `a file of the kit could not be read: ${error.message}`, { cause: error });
  }
}

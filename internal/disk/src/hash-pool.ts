import type { Worker } from 'node:worker_threads';
import { KitError } from '@attestlayer/kit';
import type { FileLocation } from './file-location.ts';
import type { FileDigest } from './hash-location.ts';
import type { HashReply, HashRequest, HashWorkerData } from './hash-messages.ts';

/**
 * A worker is handed this much at a time: little enough that all end together, and more than it hashes in the 10 ms that a
 * main thread which reads a hash trail meanwhile may take to answer.
 */
const CHUNK_BYTES = 16 * 1024 * 1024;
const CHUNK_FILES = 512;

/** Worker threads that hash locations; they live until closed, so a second kit does not pay for their start. */
export type HashPool = {
  /** Gives one digest for each location, in order. @throws KitError `source_read_failed`; the signal's reason */
  hash(
    locations: readonly FileLocation[],
    onBytes: (bytes: number) => void,
    signal: AbortSignal | undefined,
  ): Promise<FileDigest[]>;
  close(): Promise<void>;
};

/** Beside this file lies the source of the worker or, in a bundle, what the bundler made of it. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './hash.worker.ts' : './hash.worker.js';
  return new URL(name, import.meta.url);
}

/** A worker keeps no more than its code and one chunk; V8 would let the garbage of messages pile up to 16 MB and more. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };

/** Starts worker threads; they take some 70 ms until they run. */
export async function startHashPool(workerCount: number): Promise<HashPool> {
  // Most kits are too small for workers: those need not wait until Node has loaded what they need.
  const { Worker } = await import('node:worker_threads');
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: HashWorkerData = { stop: stop.buffer };
  const workers = Array.from(
    { length: workerCount },
    () => new Worker(workerUrl(), { workerData, resourceLimits: RESOURCE_LIMITS }),
  );
  return {
    async hash(locations, onBytes, signal) {
      signal?.throwIfAborted();
      const digests = new Array<FileDigest>(locations.length);
      const chunks = cutIntoChunks(locations);
      const stopAll = () => Atomics.store(stop, 0, 1);
      signal?.addEventListener('abort', stopAll, { once: true });
      const work = workers.map(async (worker) => {
        for (let chunk = chunks.pop(); chunk !== undefined; chunk = chunks.pop()) {
          const results = await runChunk(worker, { locations: chunk.map((index) => locations[index]!) }, onBytes);
          chunk.forEach((index, position) => {
            digests[index] = results[position]!;
          });
        }
      });
      // One error ends it for all; only when every worker is idle again may the next kit begin.
      const failures: unknown[] = [];
      await Promise.all(
        work.map((promise) =>
          promise.catch((error: unknown) => {
            failures.push(error);
            stopAll();
          }),
        ),
      );
      signal?.removeEventListener('abort', stopAll);
      Atomics.store(stop, 0, 0);
      signal?.throwIfAborted();
      if (failures.length > 0) throw failures[0];
      return digests;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Indices of locations, the largest last because chunks are taken from the end: a large file must not start when the others are done. */
function cutIntoChunks(locations: readonly FileLocation[]): number[][] {
  const order = locations.map((_, index) => index).sort((a, b) => locations[b]!.length - locations[a]!.length);
  const chunks: number[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const index of order) {
    const chunk = chunks.at(-1);
    const { length } = locations[index]!;
    if (chunk === undefined || bytes + length > CHUNK_BYTES || chunk.length >= CHUNK_FILES) {
      chunks.push([index]);
      bytes = length;
    } else {
      chunk.push(index);
      bytes += length;
    }
  }
  return chunks.reverse();
}

function runChunk(worker: Worker, request: HashRequest, onBytes: (bytes: number) => void): Promise<FileDigest[]> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void) => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      action();
    };
    const onMessage = (reply: HashReply) => {
      if (reply.kind === 'progress') onBytes(reply.bytes);
      else if (reply.kind === 'done') settle(() => resolve(reply.digests));
      else settle(() => reject(new KitError('source_read_failed', reply.message)));
    };
    const onError = (error: Error) => settle(() => reject(error));
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.postMessage(request);
  });
}

import type { KitEntry } from '@attestlayer/kit';
import { type FileDigest, type HashFiles, hashFilesByStreaming } from '@attestlayer/verify';
import { planBatches } from './hash-batches.ts';
import type { HashJob, HashReply } from './hash-messages.ts';
import { Problem } from './problem.ts';

/** Starts one hashing worker: a script whose whole program is `startHashWorker()`. May throw where workers are refused. */
export type OpenWorker = () => Worker;

/** Finds the plain bytes of an entry on disk, or null when they must be decompressed first. */
export type BlobOf = (entry: KitEntry) => Blob | null;

type Task = { entry: KitEntry; blob: Blob; size: number };

/** More workers than this do not help: the disk and the memory bus are the limit then. */
const MAX_WORKERS = 4;

/** A worker that has not answered by then will not: some browsers refuse blob workers on file: pages without an error. */
const WORKER_START_TIMEOUT_MS = 3_000;

/**
 * Makes a `hashFiles` for verifyKit that hashes in workers, and on the page itself where workers or WebAssembly are
 * refused and for entries that must be decompressed first. Workers live for one call.
 */
export function createHashFiles(blobOf: BlobOf, openWorker: OpenWorker): HashFiles {
  return async (entries, onBytes, signal) => {
    const tasks: Task[] = [];
    const streamed: KitEntry[] = [];
    for (const entry of entries) {
      const blob = blobOf(entry);
      if (blob === null) streamed.push(entry);
      else tasks.push({ entry, blob, size: blob.size });
    }
    const batches = planBatches(tasks);
    const workers = await startWorkers(batches.length, openWorker);
    try {
      if (workers.length === 0) return await hashFilesByStreaming(entries, onBytes, signal);
      const digests = await hashFilesByStreaming(streamed, onBytes, signal);
      await Promise.all(workers.map((worker) => drain(worker, batches, digests, onBytes, signal)));
      return digests;
    } finally {
      for (const worker of workers) worker.terminate();
    }
  };
}

async function startWorkers(batchCount: number, openWorker: OpenWorker): Promise<Worker[]> {
  const count = Math.min(batchCount, navigator.hardwareConcurrency || 1, MAX_WORKERS);
  const started = await Promise.all(Array.from({ length: count }, () => startWorker(openWorker)));
  return started.filter((worker) => worker !== null);
}

/** Starts one worker; null where workers or WebAssembly are refused. */
export function startWorker(openWorker: OpenWorker): Promise<Worker | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = openWorker();
    } catch {
      return resolve(null);
    }
    const giveUp = () => {
      worker.terminate();
      resolve(null);
    };
    const timer = setTimeout(giveUp, WORKER_START_TIMEOUT_MS);
    worker.onerror = giveUp;
    worker.onmessage = ({ data }: MessageEvent<HashReply>) => {
      clearTimeout(timer);
      if (data.kind === 'ready') resolve(worker);
      else giveUp();
    };
  });
}

/** Gives one worker batch after batch until the shared list is empty. */
async function drain(
  worker: Worker,
  batches: Task[][],
  digests: Map<string, FileDigest>,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
    const results = await hashBatch(worker, batch, onBytes, signal);
    for (const [index, digest] of results.entries()) digests.set(batch[index]!.entry.path, digest);
  }
}

function hashBatch(
  worker: Worker,
  batch: Task[],
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<FileDigest[]> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason);
    signal?.throwIfAborted();
    signal?.addEventListener('abort', abort, { once: true });
    const settle = (finish: () => void) => {
      signal?.removeEventListener('abort', abort);
      finish();
    };
    worker.onerror = (event) => settle(() => reject(new Error(`hashing worker failed: ${event.message}`)));
    worker.onmessage = ({ data }: MessageEvent<HashReply>) => {
      if (data.kind === 'bytes') onBytes(data.bytes);
      if (data.kind === 'done') settle(() => resolve(data.digests));
      if (data.kind === 'unreadable') {
        settle(() => reject(new Problem('file_unreadable', { detail: batch[data.index]!.entry.path })));
      }
    };
    worker.postMessage({ blobs: batch.map((task) => task.blob) } satisfies HashJob);
  });
}

import type { HashJob, HashReply } from './hash-messages.ts';
import { type OpenWorker, startWorker } from './hash-pool.ts';
import { Problem } from './problem.ts';

type HashFileOptions = {
  /** Told while it goes on. */
  onBytes?: (bytes: number) => void;
  signal?: AbortSignal;
};

export type FileHasher = {
  /**
   * The SHA-256 of a file in hex; null where the browser refuses workers or WebAssembly. One file after the other.
   * @throws Problem file_unreadable; the signal's reason when aborted
   */
  hash(file: Blob, options?: HashFileOptions): Promise<string | null>;
  close(): void;
};

/** Hashes files in one worker that starts with the first of them and lives until it is closed. */
export function createFileHasher(openWorker: OpenWorker): FileHasher {
  let worker: Promise<Worker | null> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function run(file: Blob, { onBytes, signal }: HashFileOptions): Promise<string | null> {
    signal?.throwIfAborted();
    worker ??= startWorker(openWorker);
    const running = await worker;
    return running === null ? null : hashOne(running, file, onBytes);
  }

  return {
    hash(file, options = {}) {
      const next = last.then(
        () => run(file, options),
        () => run(file, options),
      );
      last = next;
      return next;
    },
    close() {
      void worker?.then((running) => running?.terminate());
    },
  };
}

function hashOne(worker: Worker, file: Blob, onBytes: HashFileOptions['onBytes']): Promise<string> {
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(`hashing worker failed: ${event.message}`));
    worker.onmessage = ({ data }: MessageEvent<HashReply>) => {
      if (data.kind === 'bytes') onBytes?.(data.bytes);
      if (data.kind === 'done') resolve(data.digests[0]!.sha256);
      if (data.kind === 'unreadable') reject(new Problem('file_unreadable'));
    };
    worker.postMessage({ blobs: [file] } satisfies HashJob);
  });
}

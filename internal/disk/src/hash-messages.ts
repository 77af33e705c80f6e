import type { FileLocation } from './file-location.ts';
import type { FileDigest } from './hash-location.ts';

/** A piece of the work list, sent to a worker. */
export type HashRequest = { locations: FileLocation[] };

/** What a worker sends back: progress while it hashes, then one digest for each location in order, or the first error. */
export type HashReply =
  | { kind: 'progress'; bytes: number }
  | { kind: 'done'; digests: FileDigest[] }
  | { kind: 'failed'; message: string };

/** What a worker is started with: element 0 becomes 1 when the work is to stop. */
export type HashWorkerData = { stop: SharedArrayBuffer };

import type { FileDigest } from '@attestlayer/verify';

/** Asks a worker to hash some files. A worker has one job at a time, so jobs need no number. */
export type HashJob = { blobs: Blob[] };

/**
 * What the worker says back. It starts with `ready`, or with `refused` where it may not compile WebAssembly; `unreadable`
 * names the file by its place in the job.
 */
export type HashReply =
  | { kind: 'ready' }
  | { kind: 'refused' }
  | { kind: 'bytes'; bytes: number }
  | { kind: 'done'; digests: FileDigest[] }
  | { kind: 'unreadable'; index: number };

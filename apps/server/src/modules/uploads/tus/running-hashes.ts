import { createHash, type Hash } from 'node:crypto';

/** Uploads whose hash is carried on between requests; of the one that rested longest, inspection makes it anew. */
const MAX_RUNNING = 1000;

/** The hash over all bytes of an upload so far, for uploads that this process received from their first byte on. */
export type RunningHashes = {
  /** Gives the hash to go on with, null when it was begun elsewhere. It must be kept again, or it is gone. */
  take(uploadId: string, offset: number): Hash | null;
  keep(uploadId: string, offset: number, hash: Hash): void;
};

export function createRunningHashes(): RunningHashes {
  const running = new Map<string, { offset: number; hash: Hash }>();
  return {
    take(uploadId, offset) {
      const known = running.get(uploadId);
      running.delete(uploadId);
      if (offset === 0) return createHash('sha256');
      return known?.offset === offset ? known.hash : null;
    },
    keep(uploadId, offset, hash) {
      running.set(uploadId, { offset, hash });
      const [idlest] = running.keys();
      if (running.size > MAX_RUNNING && idlest !== undefined) running.delete(idlest);
    },
  };
}

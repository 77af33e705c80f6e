/** The keys of the cache, in one place, so that a change knows what it makes stale. A list key starts with its resource. */
export const queryKeys = {
  instance: ['instance'],
  receipt: (sha256: string) => ['receipts', sha256],
} as const;

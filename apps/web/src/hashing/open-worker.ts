/** Starts a hashing worker from a file of this site, as the policy asks. */
export function openWorker(): Worker {
  return new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' });
}

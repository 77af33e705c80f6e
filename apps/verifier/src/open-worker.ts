let url: string | null = null;

/** Starts a hashing worker from the text that is part of this program; the one address of it lives as long as the page. */
export function openWorker(): Worker {
  url ??= URL.createObjectURL(new Blob([HASH_WORKER_SOURCE], { type: 'text/javascript' }));
  return new Worker(url);
}

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useInstance } from '../api/instance.ts';
import type { Upload } from './upload.ts';
import { UploadQueue, type UploadQueueOptions } from './upload-queue.ts';

/** A queue that lives as long as the component that made it. For another scope the component needs another `key`. */
export function useUploadQueue(options: Omit<UploadQueueOptions, 'maxFileBytes'>): {
  queue: UploadQueue;
  uploads: readonly Upload[];
} {
  const { maxFileBytes } = useInstance();
  const current = { ...options, maxFileBytes: () => maxFileBytes };
  const latest = useRef<UploadQueueOptions>(current);
  latest.current = current;
  const [queue] = useState(() => open(latest));
  useEffect(() => {
    queue.start();
    return () => queue.close();
  }, [queue]);
  return { queue, uploads: useSyncExternalStore(queue.list.subscribe, queue.list.read) };
}

/** The callbacks are looked up when they are called, because a page makes them anew with every change. */
function open(latest: { current: UploadQueueOptions }): UploadQueue {
  const { scope, metadata } = latest.current;
  return new UploadQueue({
    scope,
    ...(metadata === undefined ? {} : { metadata }),
    headers: () => latest.current.headers(),
    maxFileBytes: () => latest.current.maxFileBytes(),
    onOutcome: (upload) => latest.current.onOutcome(upload),
    onSignedOut: () => latest.current.onSignedOut(),
  });
}

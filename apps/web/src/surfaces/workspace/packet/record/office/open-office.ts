import { MAX_TIME_MS, type OfficeAnswer } from './office-answer.ts';

/** Reads an office document in a worker of its own, which is ended afterwards and when it takes too long. */
export function openOffice(type: 'docx' | 'xlsx', bytes: ArrayBuffer, signal: AbortSignal): Promise<OfficeAnswer> {
  const worker = startWorker(type);
  const refusal = (reason: 'unreadable' | 'too_slow'): OfficeAnswer => ({ kind: 'refused', reason });
  let timer: ReturnType<typeof setTimeout>;
  return new Promise<OfficeAnswer>((resolve, reject) => {
    timer = setTimeout(() => resolve(refusal('too_slow')), MAX_TIME_MS);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.onmessage = ({ data }: MessageEvent<OfficeAnswer>) => resolve(data);
    // It ran out of memory, or its file did not load.
    worker.onerror = () => resolve(refusal('unreadable'));
    worker.postMessage(bytes, [bytes]);
  }).finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}

function startWorker(type: 'docx' | 'xlsx'): Worker {
  return type === 'docx'
    ? new Worker(new URL('./docx.worker.ts', import.meta.url), { type: 'module' })
    : new Worker(new URL('./xlsx.worker.ts', import.meta.url), { type: 'module' });
}

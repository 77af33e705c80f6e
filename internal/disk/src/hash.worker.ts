import { parentPort, workerData } from 'node:worker_threads';
import type { FileLocation } from './file-location.ts';
import { BUFFER_BYTES, type FileDigest, hashLocation } from './hash-location.ts';
import type { HashReply, HashRequest, HashWorkerData } from './hash-messages.ts';

/** A message costs some 20 µs on both sides; at this distance progress is still smooth. */
const PROGRESS_BYTES = 16 * 1024 * 1024;

const port = parentPort!;
const stop = new Int32Array((workerData as HashWorkerData).stop);
const buffer = new Uint8Array(BUFFER_BYTES);
let unreported = 0;

port.on('message', ({ locations }: HashRequest) => {
  try {
    send({ kind: 'done', digests: locations.map(hash) });
  } catch (error) {
    send({ kind: 'failed', message: (error as Error).message });
  }
});

function hash(location: FileLocation): FileDigest {
  const steps = hashLocation(location, buffer);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    countBytes(step.value);
    if (Atomics.load(stop, 0) === 1) {
      steps.return({ sha256: '', size: 0 });
      throw new Error('stopped');
    }
  }
}

function countBytes(bytes: number): void {
  unreported += bytes;
  if (unreported >= PROGRESS_BYTES) reportProgress();
}

function reportProgress(): void {
  port.postMessage({ kind: 'progress', bytes: unreported } satisfies HashReply);
  unreported = 0;
}

function send(reply: HashReply): void {
  if (unreported > 0) reportProgress();
  port.postMessage(reply);
}

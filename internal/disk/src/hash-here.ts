import { setImmediate } from 'node:timers/promises';
import type { FileLocation } from './file-location.ts';
import { BUFFER_BYTES, type FileDigest, hashLocation } from './hash-location.ts';

/** Bytes between two turns of the event loop: 5 to 10 ms, so that signals, timers and requests are served. */
const TURN_BYTES = 8 * 1024 * 1024;

/** Opening a file costs as much as hashing this much. */
const OPEN_COST_BYTES = 8 * 1024;

/** Hashes one location after the other in this thread; nothing starts, so a small kit is done before a worker would run. */
export async function hashHere(
  locations: readonly FileLocation[],
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<FileDigest[]> {
  const buffer = new Uint8Array(BUFFER_BYTES);
  const digests: FileDigest[] = [];
  let sinceTurn = 0;
  for (const location of locations) {
    const steps = hashLocation(location, buffer);
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      onBytes(step.value);
      sinceTurn += step.value;
      if (sinceTurn < TURN_BYTES) continue;
      sinceTurn = 0;
      await giveWay(steps, signal);
    }
    digests.push(step.value);
    sinceTurn += OPEN_COST_BYTES;
  }
  return digests;
}

/** On abort the generator is ended, which closes its file. */
async function giveWay(steps: Generator<number, FileDigest>, signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  if (!signal?.aborted) return;
  steps.return({ sha256: '', size: 0 });
  signal.throwIfAborted();
}

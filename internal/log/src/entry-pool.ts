import { encodeHex } from '@attestlayer/encoding';
import { LogError } from './log-error.ts';
import type { AppendResult } from './ports.ts';

/** An entry that waits to be sequenced; whoever appended it waits for `result`. */
export type WaitingEntry = { bytes: Uint8Array; leafHash: Uint8Array; result: PromiseWithResolvers<AppendResult> };

/** Entries in the order in which they came, each of them once. */
export type EntryPool = {
  readonly size: number;
  /** Whether a batch is full, so that waiting longer brings nothing. */
  readonly isFull: boolean;
  /** @throws LogError log_busy, as a rejection */
  add(bytes: Uint8Array, leafHash: Uint8Array): Promise<AppendResult>;
  /** Takes the entries of the next batch out. */
  take(): WaitingEntry[];
};

// A batch is held in memory a few times over, and is written down in one piece.
const MAX_BATCH_ENTRIES = 65_536;
const MAX_BATCH_BYTES = 33_554_432;
// What waits beyond a few batches would wait for longer than a caller does.
const MAX_WAITING_BYTES = 4 * MAX_BATCH_BYTES;
const MAX_WAITING_ENTRIES = 4 * MAX_BATCH_ENTRIES;

/** Makes an empty pool. */
export function createEntryPool(): EntryPool {
  const slots = new Map<string, WaitingEntry>();
  let waitingBytes = 0;

  function add(bytes: Uint8Array, leafHash: Uint8Array): Promise<AppendResult> {
    const key = encodeHex(leafHash);
    const slot = slots.get(key);
    if (slot !== undefined) return slot.result.promise;
    if (slots.size >= MAX_WAITING_ENTRIES || waitingBytes + bytes.length > MAX_WAITING_BYTES)
      return Promise.reject(new LogError('log_busy', `${slots.size} entries are waiting to be sequenced`));
    const result = Promise.withResolvers<AppendResult>();
    slots.set(key, { bytes, leafHash, result });
    waitingBytes += bytes.length;
    return result.promise;
  }

  function take(): WaitingEntry[] {
    const taken: WaitingEntry[] = [];
    let takenBytes = 0;
    for (const [key, entry] of slots) {
      takenBytes += entry.bytes.length;
      if (taken.length === MAX_BATCH_ENTRIES || takenBytes > MAX_BATCH_BYTES) break;
      slots.delete(key);
      waitingBytes -= entry.bytes.length;
      taken.push(entry);
    }
    return taken;
  }

  return {
    get size() {
      return slots.size;
    },
    get isFull() {
      return slots.size >= MAX_BATCH_ENTRIES || waitingBytes >= MAX_BATCH_BYTES;
    },
    add,
    take,
  };
}

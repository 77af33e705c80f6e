import { concatBytes, decodeHex, EncodingError, encodeHex, readCanonical, writeCanonical } from '@attestlayer/encoding';
import { formatEntryBundle, parseEntryBundle, TILE_WIDTH, TlogError } from '@attestlayer/tlog';
import { LogError } from './log-error.ts';
import type { TreeHead } from './tree-head.ts';

/**
 * The batch that follows a checkpoint. It is written down before anything else of it: from then on no other batch may
 * follow that checkpoint, because tiles of this one may be served and a witness may have seen its tree.
 */
export type Batch = { from: TreeHead; to: TreeHead; entries: Uint8Array[] };

const SCHEMA = 'attestlayer.log-batch.v1';
const LINE_FEED = 0x0a;
const LENGTH_BYTES = 4;

/** Writes a batch: a line of canonical JSON with the two tree heads, then entry bundles, each behind its length in 32 bits. */
export function formatBatch({ from, to, entries }: Batch): Uint8Array {
  const header = writeCanonical({ schema: SCHEMA, from: describe(from), to: describe(to) });
  const parts: Uint8Array[] = [header, Uint8Array.of(LINE_FEED)];
  for (let start = 0; start < entries.length; start += TILE_WIDTH) {
    const bundle = formatEntryBundle(entries.slice(start, start + TILE_WIDTH));
    const length = new Uint8Array(LENGTH_BYTES);
    new DataView(length.buffer).setUint32(0, bundle.length);
    parts.push(length, bundle);
  }
  return concatBytes(...parts);
}

/**
 * Reads a batch. That its entries give the tree that it names is seen when it is published.
 *
 * @throws LogError batch_damaged
 */
export function parseBatch(bytes: Uint8Array): Batch {
  try {
    const end = bytes.indexOf(LINE_FEED);
    const { schema, from, to } = Object(readCanonical(bytes.subarray(0, Math.max(end, 0))));
    if (schema !== SCHEMA) throw new LogError('batch_damaged', `the record of the next batch is not a ${SCHEMA}`);
    const batch = { from: readHead(from), to: readHead(to), entries: readBundles(bytes.subarray(end + 1)) };
    if (batch.to.size - batch.from.size === batch.entries.length) return batch;
    throw new LogError('batch_damaged', `the record of the next batch has ${batch.entries.length} entries`);
  } catch (cause) {
    if (cause instanceof EncodingError || cause instanceof TlogError || cause instanceof RangeError)
      throw new LogError('batch_damaged', `the record of the next batch is damaged: ${cause.message}`, { cause });
    throw cause;
  }
}

function readBundles(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: Uint8Array[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const start = offset + LENGTH_BYTES;
    offset = start + view.getUint32(offset);
    for (const entry of parseEntryBundle(bytes.subarray(start, offset))) entries.push(entry);
  }
  return entries;
}

function describe({ size, root }: TreeHead) {
  return { size, root: encodeHex(root) };
}

function readHead(value: unknown): TreeHead {
  const { size, root } = Object(value);
  if (!Number.isSafeInteger(size) || size < 0 || typeof root !== 'string')
    throw new LogError('batch_damaged', 'the record of the next batch names no tree head');
  return { size, root: decodeHex(root) };
}

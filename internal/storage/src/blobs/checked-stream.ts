import { createHash } from 'node:crypto';
import { asBlobError, BlobError } from './blob-error.ts';
import type { BlobFacts, BlobRange } from './blob-store.ts';

/** Reads pieces one after the other, until null. */
export type PieceReader = { next(): Promise<Uint8Array | null>; close(): Promise<void> };

/**
 * A stream that ends only when its bytes were those asked for: of the hash, or, for a part, as many.
 * @param range null for the whole blob
 */
export function checkedStream(
  reader: PieceReader,
  blob: BlobFacts,
  range: BlobRange | null,
): ReadableStream<Uint8Array> {
  const hash = range === null ? createHash('sha256') : null;
  const expected = range?.length ?? blob.sizeBytes;
  let size = 0;

  async function nextOrCheck(): Promise<Uint8Array | null> {
    const piece = await reader.next();
    if (piece === null) {
      const isWhole = size === expected && (hash === null || hash.digest('hex') === blob.sha256);
      if (!isWhole) throw new BlobError('blob_damaged', `blob ${blob.sha256} holds other bytes`);
      return null;
    }
    size += piece.length;
    if (size > expected) throw new BlobError('blob_damaged', `blob ${blob.sha256} is longer than it was`);
    hash?.update(piece);
    return piece;
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        try {
          const piece = await nextOrCheck();
          if (piece !== null) return stream.enqueue(piece);
        } catch (error) {
          await reader.close();
          throw asBlobError(error);
        }
        await reader.close();
        stream.close();
      },
      cancel: () => reader.close(),
    },
    { highWaterMark: 0 },
  );
}

/** @throws BlobError range_invalid */
export function refuseOutside({ sizeBytes }: BlobFacts, range: BlobRange | undefined): void {
  if (range === undefined) return;
  const { offset, length } = range;
  const isWithin =
    [offset, length].every((each) => Number.isSafeInteger(each) && each >= 0) && offset + length <= sizeBytes;
  if (!isWithin)
    throw new BlobError('range_invalid', `the blob has ${sizeBytes} bytes, not ${length} from ${offset} on`);
}

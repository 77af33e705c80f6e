import type { Readable } from 'node:stream';
import { ERRORS } from '@tus/server';

const EVENTS = ['readable', 'end', 'error', 'close'] as const;

export type ReadPiecesInput = {
  /** Stays open whatever happens here: an answer still goes out over the same connection. */
  source: Readable;
  maxBytes: number;
  /** Ends the pieces early; what came until then is kept. */
  signal: AbortSignal;
};

/**
 * The pieces of a body as the socket gives them, without a copy; the line is slowed down to the pace of whoever takes them.
 * @throws ERRORS.ABORTED when the line broke, ERRORS.ERR_SIZE_EXCEEDED
 */
export async function* readPieces({ source, maxBytes, signal }: ReadPiecesInput): AsyncGenerator<Uint8Array> {
  let taken = 0;
  let wake = () => {};
  const onChange = () => wake();
  for (const event of EVENTS) source.on(event, onChange);
  signal.addEventListener('abort', onChange);
  try {
    while (!signal.aborted) {
      const piece: Buffer | null = source.read();
      if (piece !== null) {
        taken += piece.length;
        if (taken > maxBytes) throw ERRORS.ERR_SIZE_EXCEEDED;
        yield piece;
      } else if (source.readableEnded) {
        return;
      } else if (source.destroyed) {
        throw ERRORS.ABORTED;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    for (const event of EVENTS) source.off(event, onChange);
    signal.removeEventListener('abort', onChange);
  }
}

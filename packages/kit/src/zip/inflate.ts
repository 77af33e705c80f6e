import { KitError } from '../kit-error.ts';

/**
 * Some engines inflate a whole input chunk at once, whatever the reader asks for: 16 KiB can become 16 MiB at most.
 */
const CHUNK_BYTES = 16 * 1024;

/** The empty deflate stream (one final block without content), and one byte too many. */
const EMPTY_DEFLATE_AND_JUNK = Uint8Array.of(0x03, 0x00, 0x00);

let strictness: Promise<boolean> | undefined;

/**
 * Inflates raw deflate data. The stream must end exactly where its input ends.
 *
 * @throws KitError `zip_data_invalid` for broken, cut or continued data; `zip_inflater_lenient` on a platform whose
 *   inflater would not notice bytes after the end
 */
export async function* inflate(compressed: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  strictness ??= isInflaterStrict();
  if (!(await strictness)) {
    throw new KitError(
      'zip_inflater_lenient',
      `zip: "${path}" is compressed, and this platform cannot check that strictly: unpack the kit and verify the folder`,
    );
  }
  yield* inflateUnchecked(compressed, path);
}

async function* inflateUnchecked(compressed: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  const pieces = splitChunks(compressed);
  const input = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
  const reader = input.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } catch (cause) {
    if (cause instanceof KitError) throw cause;
    throw new KitError(
      'zip_data_invalid',
      `zip: the compressed data of "${path}" are broken or go on after their end`,
      { cause },
    );
  } finally {
    // Ends the source too when the consumer has had enough; after an error there is nothing left to cancel.
    await reader.cancel().catch(() => undefined);
  }
}

async function* splitChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const part of bytes) {
    for (let at = 0; at < part.length; at += CHUNK_BYTES) yield new Uint8Array(part.subarray(at, at + CHUNK_BYTES));
  }
}

/** The Compression Streams standard demands an error for input after the end; older Node versions ignore it. */
async function isInflaterStrict(): Promise<boolean> {
  try {
    for await (const _ of inflateUnchecked(onePiece(EMPTY_DEFLATE_AND_JUNK), 'probe'));
    return false;
  } catch {
    return true;
  }
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

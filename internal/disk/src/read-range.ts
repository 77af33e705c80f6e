import type { FileHandle } from 'node:fs/promises';
import { type ByteSource, KitError } from '@attestlayer/kit';

/** Pieces of a stream: large enough that the cost of a call disappears, small enough for many streams at a time. */
const PIECE_BYTES = 256 * 1024;

/** Gives random access to an open file, for `openZip`. */
export function fileSource(file: FileHandle, size: number): ByteSource {
  return {
    size,
    read: async (offset, length) => {
      const bytes = new Uint8Array(length);
      const bytesRead = await readOrThrow(file, bytes, offset);
      // A short read of a regular file means that it ends there; the archive reader wants all or an error.
      if (bytesRead !== length) throw new KitError('source_read_failed', 'the file is shorter than when it was opened');
      return bytes;
    },
  };
}

async function readOrThrow(file: FileHandle, bytes: Uint8Array, offset: number): Promise<number> {
  try {
    const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
    return bytesRead;
  } catch (cause) {
    throw new KitError('source_read_failed', 'the file could not be read', { cause });
  }
}

/** Streams a file that is opened with the first read and closed with the last; each piece belongs to the consumer. */
export function streamFile(openFile: () => Promise<FileHandle>): ReadableStream<Uint8Array> {
  let file: FileHandle | null = null;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          file ??= await openFile();
          const { buffer, bytesRead } = await file.read(new Uint8Array(PIECE_BYTES), 0, PIECE_BYTES);
          if (bytesRead > 0) {
            controller.enqueue(buffer.subarray(0, bytesRead));
            return;
          }
        } catch (cause) {
          await file?.close();
          throw new KitError('source_read_failed', 'a file of the kit could not be read', { cause });
        }
        await file.close();
        controller.close();
      },
      async cancel() {
        await file?.close();
      },
    },
    { highWaterMark: 0 },
  );
}

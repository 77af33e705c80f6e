import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder, syncFolder } from '@attestlayer/disk';
import type { ReceiveInput, UploadStaging } from './staging.ts';
import { removeWorkFolder, withWorkFolder } from './work-folder.ts';

/** One call to the disk for many pieces of the network. */
const BATCH_BYTES = 1024 * 1024;
/** A server that is killed loses at most so much; flushing meanwhile, the disk is not idle until the end. */
const FLUSH_BYTES = 32 * 1024 * 1024;

/** One file for each upload. How far it counts is in the database: bytes behind that are written again. */
export function createDiskStaging(folder: string): UploadStaging {
  const pathOf = (uploadId: string) => join(folder, uploadId);

  return {
    async receive(input) {
      await ensureFolder(folder);
      const file = await open(pathOf(input.uploadId), constants.O_WRONLY | constants.O_CREAT, 0o600);
      try {
        if (input.offset === 0) await syncFolder(folder);
        return await receiveIntoFile(file, input);
      } finally {
        await file.close();
      }
    },
    withFile: (uploadId, use) => use(pathOf(uploadId)),
    async remove(uploadId) {
      await removeWorkFolder(folder, uploadId);
      await rm(pathOf(uploadId), { force: true });
    },
    withWorkFolder: (uploadId, use) => withWorkFolder(folder, uploadId, use),
  };
}

/** Reads on while one batch is being written, and writes on while what lies before is being flushed. */
async function receiveIntoFile(
  file: FileHandle,
  { offset, source, onBytes, onDurable }: ReceiveInput,
): Promise<number> {
  let batch = Buffer.allocUnsafe(BATCH_BYTES);
  let spare = Buffer.allocUnsafe(BATCH_BYTES);
  let filled = 0;
  let position = offset;
  let flushedTo = offset;
  let writing = Promise.resolve();
  let flushing = Promise.resolve();

  async function writeBatch(): Promise<void> {
    await writing;
    const [full, length, at] = [batch, filled, position];
    [batch, spare] = [spare, batch];
    filled = 0;
    position += length;
    writing = writeAll(file, full.subarray(0, length), at);
    // Awaited at the next batch; an error in between is not unhandled.
    writing.catch(() => undefined);
    if (position - flushedTo >= FLUSH_BYTES) await startFlush();
  }

  async function startFlush(): Promise<void> {
    await writing;
    await flushing;
    const [from, to] = [flushedTo, position];
    if (from === to) return;
    flushedTo = to;
    flushing = flush(from, to);
    flushing.catch(() => undefined);
  }

  async function flush(from: number, to: number): Promise<void> {
    await file.datasync();
    await onDurable({ from, to, objectKey: null });
  }

  try {
    for await (const piece of source) {
      onBytes(piece);
      for (let start = 0; start < piece.length; ) {
        const part = piece.subarray(start, start + BATCH_BYTES - filled);
        batch.set(part, filled);
        filled += part.length;
        start += part.length;
        if (filled === BATCH_BYTES) await writeBatch();
      }
    }
  } finally {
    if (filled > 0) await writeBatch();
    await startFlush();
    await flushing;
  }
  return flushedTo;
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

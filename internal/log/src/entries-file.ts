import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { concatBytes } from '@attestlayer/encoding';
import { MAX_ENTRY_BYTES } from '@attestlayer/tlog';
import { errorCode, LogError, storageError } from './log-error.ts';

/** A complete line of the entries file: the entry without its line feed, and the file offset behind the line feed. */
export type EntryLine = { index: number; bytes: Uint8Array; endOffset: number };

/** The entries file, open for appending. */
export type EntriesFile = {
  /** Adds one line and returns when it is on the disk. @throws LogError storage_full, storage_failed, log_failed */
  append(entry: Uint8Array): Promise<void>;
  close(): Promise<void>;
};

const LINE_FEED = 0x0a;
const READ_BYTES = 1_048_576;

/**
 * Reads the complete lines of an entries file in order; bytes behind the last line feed are left out. The file is not
 * trusted: nothing is known about the lines until their tree matches a signed checkpoint.
 *
 * @throws LogError entries_missing when there is no file, entry_damaged for a line longer than an entry can be, storage_failed
 */
export async function* readEntryLines(path: string): AsyncGenerator<EntryLine> {
  let rest: Uint8Array = new Uint8Array(0);
  let index = 0;
  let endOffset = 0;
  for await (const chunk of readChunks(path)) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      const bytes = concatBytes(rest, chunk.subarray(start, end));
      endOffset += bytes.length + 1;
      yield { index: index++, bytes, endOffset };
      rest = new Uint8Array(0);
      start = end + 1;
    }
    rest = concatBytes(rest, chunk.subarray(start));
    if (rest.length > MAX_ENTRY_BYTES)
      throw new LogError('entry_damaged', `entry ${index} in ${path} is longer than an entry can be`);
  }
}

async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) yield chunk as Uint8Array;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new LogError('entries_missing', `${path} is gone`, { cause: error });
    throw storageError(error, `read ${path}`);
  }
}

/**
 * Opens the entries file for appending behind `completeBytes`; what lies behind, the torn line of a crash, is cut off.
 *
 * @throws LogError storage_full, storage_failed
 */
export async function openEntriesFile(path: string, completeBytes: number): Promise<EntriesFile> {
  const handle = await openForAppend(path, completeBytes);
  let endOffset = completeBytes;
  let failed = false;

  async function append(entry: Uint8Array): Promise<void> {
    if (failed) throw new LogError('log_failed', `an earlier write to ${path} failed: close the log and open it again`);
    const line = concatBytes(entry, Uint8Array.of(LINE_FEED));
    try {
      await writeFully(handle, line, endOffset);
    } catch (error) {
      await undo();
      throw storageError(error, `append to ${path}`);
    }
    try {
      await handle.datasync();
    } catch (error) {
      // After a failed sync the kernel may have dropped the pages and call the next sync a success: only reading the
      // file again tells what is in it.
      failed = true;
      throw storageError(error, `sync ${path}`);
    }
    endOffset += line.length;
  }

  /** Takes a half-written line back, so that the next append, or the next open, finds whole lines only. */
  async function undo(): Promise<void> {
    try {
      await handle.truncate(endOffset);
    } catch {
      failed = true;
    }
  }

  return { append, close: () => handle.close() };
}

async function openForAppend(path: string, completeBytes: number): Promise<FileHandle> {
  try {
    const handle = await open(path, 'r+');
    await handle.truncate(completeBytes);
    await handle.sync();
    return handle;
  } catch (error) {
    throw storageError(error, `open ${path}`);
  }
}

async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

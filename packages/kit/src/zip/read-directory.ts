import { KitError } from '../kit-error.ts';
import type { ByteSource } from '../source.ts';
import { DIRECTORY_BYTES, type ZipEnd, type ZipRecord } from './headers.ts';
import type { ZipLimits } from './limits.ts';
import { parseDirectoryRecord } from './parse-directory-record.ts';
import { readExactly, viewOf } from './read-exactly.ts';

/** One read for some ten thousand records; far above the longest record (46 + 3 × 65,535 bytes). */
const WINDOW_BYTES = 1024 * 1024;

/**
 * Reads the central directory (spec/kit-format.md 11.4), in its order.
 *
 * @throws KitError `zip_limits`, `zip_directory_invalid`, and those of {@link parseDirectoryRecord}
 */
export async function readDirectory(source: ByteSource, end: ZipEnd, limits: ZipLimits): Promise<ZipRecord[]> {
  if (end.entries > limits.entries)
    throw new KitError('zip_limits', `zip: ${end.entries} entries, more than the limit of ${limits.entries}`);
  const directoryEnd = end.directoryOffset + end.directoryBytes;
  const records: ZipRecord[] = [];
  let totalBytes = 0;
  for (let offset = end.directoryOffset; offset < directoryEnd; ) {
    const window = await readExactly(source, offset, Math.min(WINDOW_BYTES, directoryEnd - offset));
    const { taken, bytes } = parseWindow(window, end.entries - records.length);
    if (taken.length === 0)
      throw new KitError('zip_directory_invalid', `zip: no whole directory record at offset ${offset}`);
    for (const record of taken) {
      totalBytes += record.size;
      if (totalBytes > limits.totalBytes)
        throw new KitError('zip_limits', `zip: declares more than ${limits.totalBytes} bytes`);
      records.push(record);
    }
    offset += bytes;
  }
  if (records.length !== end.entries) {
    throw new KitError(
      'zip_directory_invalid',
      `zip: ${records.length} directory records, the end record counts ${end.entries}`,
    );
  }
  return records;
}

/**
 * Takes the whole records from the start of a window; a record that is cut off by its end comes with the next window.
 */
function parseWindow(window: Uint8Array, maxRecords: number): { taken: ZipRecord[]; bytes: number } {
  const view = viewOf(window);
  const taken: ZipRecord[] = [];
  let at = 0;
  while (taken.length < maxRecords && at + DIRECTORY_BYTES <= window.length) {
    const bytes =
      DIRECTORY_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + bytes > window.length) break;
    taken.push(parseDirectoryRecord(window.subarray(at, at + bytes)));
    at += bytes;
  }
  return { taken, bytes: at };
}

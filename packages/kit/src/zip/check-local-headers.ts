import { equalBytes } from '@attestlayer/encoding';
import { KitError } from '../kit-error.ts';
import type { ByteSource } from '../source.ts';
import { buildLocalHeader, localHeaderBytes, type ZipRecord } from './headers.ts';
import { readExactly } from './read-exactly.ts';

/** Reading this much to spare one more read is cheaper than the read, on disks and in browsers alike. */
const MAX_GAP_BYTES = 64 * 1024;
/** Keeps memory flat; some fifty small files a read. */
const MAX_WINDOW_BYTES = 1024 * 1024;

/**
 * Compares each local header with the one that follows from its directory record (spec/kit-format.md 11.5). Programs
 * that read one of the two and programs that read the other must see the same files. Headers close to each other come
 * with one read.
 *
 * @throws KitError `zip_local_header_mismatch`
 */
export async function checkLocalHeaders(source: ByteSource, records: readonly ZipRecord[]): Promise<void> {
  for (let first = 0; first < records.length; ) {
    const end = findRunEnd(records, first);
    const run = records.slice(first, end);
    const start = run[0]!.offset;
    const window = await readExactly(source, start, headerEnd(run.at(-1)!) - start);
    for (const record of run) {
      if (equalBytes(window.subarray(record.offset - start, headerEnd(record) - start), buildLocalHeader(record)))
        continue;
      throw new KitError('zip_local_header_mismatch', `zip: local header and directory differ about "${record.path}"`);
    }
    first = end;
  }
}

function findRunEnd(records: readonly ZipRecord[], first: number): number {
  const start = records[first]!.offset;
  let end = first + 1;
  for (; end < records.length; end += 1) {
    const gapBytes = records[end]!.offset - headerEnd(records[end - 1]!);
    if (gapBytes > MAX_GAP_BYTES || headerEnd(records[end]!) - start > MAX_WINDOW_BYTES) break;
  }
  return end;
}

function headerEnd(record: ZipRecord): number {
  return record.offset + localHeaderBytes(record);
}

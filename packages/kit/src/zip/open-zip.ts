import { KitError } from '../kit-error.ts';
import { checkPathSet, comparePaths } from '../path.ts';
import type { ByteSource, KitEntry, KitSource } from '../source.ts';
import { checkLocalHeaders } from './check-local-headers.ts';
import { localHeaderBytes, type ZipEnd, type ZipRecord } from './headers.ts';
import { ZIP_LIMITS, type ZipLimits } from './limits.ts';
import { readDirectory } from './read-directory.ts';
import { readEnd } from './read-end.ts';
import { ZipEntry } from './zip-entry.ts';

/**
 * Opens a ZIP archive under the strict profile of kits (spec/kit-format.md 11): every byte belongs to exactly one
 * header or file, and every program that reads the archive sees the same files. Contents are checked while an entry
 * streams.
 *
 * @throws KitError `zip_*`, `path_*`, `source_read_failed`
 */
export async function openZip(source: ByteSource, limits: ZipLimits = ZIP_LIMITS): Promise<KitSource> {
  const end = await readEnd(source); // spec 11.3
  const records = await readDirectory(source, end, limits); // spec 11.4
  checkPathSet(records.map((record) => record.path)); // spec 3
  checkContiguous(records, end); // spec 11.5
  await checkLocalHeaders(source, records); // spec 11.5
  const entries = records.map((record): KitEntry => new ZipEntry(source, record));
  return { form: 'zip', entries: entries.sort((a, b) => comparePaths(a.path, b.path)) };
}

/** The entries fill the archive from its first byte to the directory, in the order of the directory. */
function checkContiguous(records: readonly ZipRecord[], end: ZipEnd): void {
  let expected = 0;
  for (const record of records) {
    if (record.offset !== expected) {
      throw new KitError('zip_layout', `zip: "${record.path}" begins at offset ${record.offset}, expected ${expected}`);
    }
    expected += localHeaderBytes(record) + record.compressedSize;
  }
  if (expected !== end.directoryOffset) {
    throw new KitError(
      'zip_layout',
      `zip: entries end at offset ${expected}, the central directory begins at ${end.directoryOffset}`,
    );
  }
}

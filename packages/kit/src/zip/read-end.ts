import { KitError } from '../kit-error.ts';
import type { ByteSource } from '../source.ts';
import {
  END_BYTES,
  END_SIGNATURE,
  needsZip64End,
  SATURATED_16,
  SATURATED_32,
  VERSION_ZIP64,
  ZIP64_END_BYTES,
  ZIP64_END_SIGNATURE,
  ZIP64_LOCATOR_BYTES,
  ZIP64_LOCATOR_SIGNATURE,
  type ZipEnd,
} from './headers.ts';
import { readExactly, readSafeUint64, viewOf } from './read-exactly.ts';

/**
 * Reads the end records (spec/kit-format.md 11.3). The end record is the last 22 bytes and nowhere else: programs that
 * search for it backwards disagree about archives with comments or suffixes.
 *
 * @throws KitError `zip_end_missing`, `zip_comment`, `zip_multi_disk`, `zip_zip64_invalid`, `zip_layout`
 */
export async function readEnd(source: ByteSource): Promise<ZipEnd> {
  if (source.size < END_BYTES) throw missingEnd();
  const endOffset = source.size - END_BYTES;
  const view = viewOf(await readExactly(source, endOffset, END_BYTES));
  if (view.getUint32(0, true) !== END_SIGNATURE) throw missingEnd();
  if (view.getUint16(20, true) !== 0) throw new KitError('zip_comment', 'zip: the archive has a comment');
  const entries = view.getUint16(10, true);
  if (view.getUint32(4, true) !== 0 || view.getUint16(8, true) !== entries) throw multiDisk();
  const end = { entries, directoryBytes: view.getUint32(12, true), directoryOffset: view.getUint32(16, true) };
  if (!needsZip64End(end)) return checkAdjacent(end, endOffset);
  return readZip64End(source, endOffset, end);
}

async function readZip64End(source: ByteSource, endOffset: number, saturated: ZipEnd): Promise<ZipEnd> {
  const offset = endOffset - ZIP64_END_BYTES - ZIP64_LOCATOR_BYTES;
  if (offset < 0) throw zip64Invalid('no room for the ZIP64 end record');
  const view = viewOf(await readExactly(source, offset, ZIP64_END_BYTES + ZIP64_LOCATOR_BYTES));
  checkLocator(view, offset);
  if (view.getUint32(0, true) !== ZIP64_END_SIGNATURE) throw zip64Invalid('no ZIP64 end record before its locator');
  if (readSafeUint64(view, 4) !== ZIP64_END_BYTES - 12) throw zip64Invalid('the ZIP64 end record has another length');
  if (view.getUint16(14, true) !== VERSION_ZIP64) throw zip64Invalid('the ZIP64 end record needs another version');
  const entries = readSafeUint64(view, 32);
  if (view.getUint32(16, true) !== 0 || view.getUint32(20, true) !== 0 || readSafeUint64(view, 24) !== entries)
    throw multiDisk();
  const end = { entries, directoryBytes: readSafeUint64(view, 40), directoryOffset: readSafeUint64(view, 48) };
  checkSaturation(end, saturated);
  return checkAdjacent(end, offset);
}

function checkLocator(view: DataView, zip64Offset: number): void {
  const at = ZIP64_END_BYTES;
  if (view.getUint32(at, true) !== ZIP64_LOCATOR_SIGNATURE)
    throw zip64Invalid('no ZIP64 locator before the end record');
  if (view.getUint32(at + 4, true) !== 0 || view.getUint32(at + 16, true) !== 1) throw multiDisk();
  if (readSafeUint64(view, at + 8) !== zip64Offset) throw zip64Invalid('the ZIP64 locator points elsewhere');
}

/** Each field of the end record is the value itself or, exactly if that does not fit, the mark. */
function checkSaturation(end: ZipEnd, saturated: ZipEnd): void {
  const agrees =
    saturated.entries === Math.min(end.entries, SATURATED_16) &&
    saturated.directoryBytes === Math.min(end.directoryBytes, SATURATED_32) &&
    saturated.directoryOffset === Math.min(end.directoryOffset, SATURATED_32);
  if (!agrees) throw zip64Invalid('end record and ZIP64 end record differ');
}

/** The directory ends where the end records begin: no gap, no second directory. */
function checkAdjacent(end: ZipEnd, nextOffset: number): ZipEnd {
  if (end.directoryOffset + end.directoryBytes === nextOffset) return end;
  throw new KitError(
    'zip_layout',
    `zip: the central directory does not end at offset ${nextOffset}, where the end record begins`,
  );
}

function missingEnd(): KitError {
  return new KitError(
    'zip_end_missing',
    'zip: no end record in the last 22 bytes: cut off, appended to, or not a ZIP archive',
  );
}

function multiDisk(): KitError {
  return new KitError('zip_multi_disk', 'zip: the archive says that it is part of several');
}

function zip64Invalid(problem: string): KitError {
  return new KitError('zip_zip64_invalid', `zip: ${problem}`);
}

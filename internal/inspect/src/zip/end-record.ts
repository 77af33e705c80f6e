import type { FileHandle } from 'node:fs/promises';
import { InspectError } from '../inspect-error.ts';

/** APPNOTE 4.3.16, 4.3.15 and 4.3.14. */
const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const COMMENT_BYTES = 65_535;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_BYTES = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_BYTES = 56;

/** Where the central directory lies, as the end record says and the layout confirms. */
export type CentralDirectory = { entries: number; offset: number; sizeBytes: number };

/**
 * Reads the end record by the same rule as yauzl (the last signature; its comment reaches to the last byte), and
 * demands what yauzl leaves open: both counts agree, and the directory ends exactly where its end record begins.
 * Readers that search from the other side would otherwise see another archive in the same bytes.
 *
 * @throws InspectError `archive_damaged`
 */
export async function readCentralDirectory(file: FileHandle, sizeBytes: number): Promise<CentralDirectory> {
  const tailBytes = Math.min(sizeBytes, END_BYTES + COMMENT_BYTES);
  const tail = await readBytes(file, sizeBytes - tailBytes, tailBytes);
  const at = findEndRecord(tail);
  const endOffset = sizeBytes - tailBytes + at;
  const end = tail.subarray(at);
  const small = {
    disks: [end.readUInt16LE(4), end.readUInt16LE(6)],
    counts: [end.readUInt16LE(8), end.readUInt16LE(10)],
    sizeBytes: end.readUInt32LE(12),
    offset: end.readUInt32LE(16),
  };
  const locator =
    endOffset >= LOCATOR_BYTES ? await readBytes(file, endOffset - LOCATOR_BYTES, LOCATOR_BYTES) : Buffer.alloc(0);
  if (locator.length === 0 || locator.readUInt32LE(0) !== LOCATOR_SIGNATURE) return confirm(small, endOffset);
  const largeOffset = readSafeInteger(locator, 8);
  const large = await readZip64End(file, largeOffset, endOffset - LOCATOR_BYTES);
  // APPNOTE 4.4.1.4: a field of the small record either says the same or defers with all bits set.
  const agrees =
    (small.counts[1] === 0xffff || small.counts[1] === large.counts[1]) &&
    (small.sizeBytes === 0xffffffff || small.sizeBytes === large.sizeBytes) &&
    (small.offset === 0xffffffff || small.offset === large.offset);
  if (!agrees) fail('its two end records disagree');
  return confirm(large, largeOffset);
}

type EndRecord = { disks: number[]; counts: number[]; sizeBytes: number; offset: number };

function confirm(record: EndRecord, endOffset: number): CentralDirectory {
  if (record.disks.some((disk) => disk !== 0)) fail('it is one part of several');
  const [onDisk, entries] = record.counts;
  if (entries === undefined || onDisk !== entries) fail('its entry counts disagree');
  if (record.offset + record.sizeBytes !== endOffset) fail('its directory is not where its end record says');
  return { entries, offset: record.offset, sizeBytes: record.sizeBytes };
}

function findEndRecord(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    if (tail.readUInt16LE(at + 20) === tail.length - at - END_BYTES) return at;
    fail('bytes follow its end');
  }
  return fail('it has no end record');
}

async function readZip64End(file: FileHandle, offset: number, locatorOffset: number): Promise<EndRecord> {
  if (offset + ZIP64_END_BYTES > locatorOffset) fail('its ZIP64 locator points nowhere');
  const record = await readBytes(file, offset, ZIP64_END_BYTES);
  if (record.readUInt32LE(0) !== ZIP64_END_SIGNATURE) fail('its ZIP64 locator points nowhere');
  // APPNOTE 4.3.14.1: the size excludes the first 12 bytes; the locator must follow directly.
  if (offset + 12 + readSafeInteger(record, 4) !== locatorOffset) fail('bytes are hidden behind its directory');
  return {
    disks: [record.readUInt32LE(16), record.readUInt32LE(20)],
    counts: [readSafeInteger(record, 24), readSafeInteger(record, 32)],
    sizeBytes: readSafeInteger(record, 40),
    offset: readSafeInteger(record, 48),
  };
}

function readSafeInteger(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : fail('an offset is impossible');
}

async function readBytes(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  return bytesRead === length ? buffer : fail('it is cut off');
}

function fail(detail: string): never {
  throw new InspectError('archive_damaged', `not a sound ZIP: ${detail}`);
}

import { concatBytes, encodeUtf8 } from '@attestlayer/encoding';

/** Signatures and fixed sizes of APPNOTE 6.3.10 sections 4.3.7, 4.3.12, 4.3.14, 4.3.15 and 4.3.16. */
const LOCAL_SIGNATURE = 0x04034b50;
export const DIRECTORY_SIGNATURE = 0x02014b50;
export const ZIP64_END_SIGNATURE = 0x06064b50;
export const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
export const END_SIGNATURE = 0x06054b50;
const LOCAL_BYTES = 30;
export const DIRECTORY_BYTES = 46;
export const ZIP64_END_BYTES = 56;
export const ZIP64_LOCATOR_BYTES = 20;
export const END_BYTES = 22;

/** Tag of the ZIP64 extra field (APPNOTE 4.5.3) and the bytes of tag and length before its data. */
export const ZIP64_TAG = 0x0001;
export const EXTRA_HEADER_BYTES = 4;

/** A field of 32 or 16 bits with this value says: look in the ZIP64 record. */
export const SATURATED_32 = 0xffffffff;
export const SATURATED_16 = 0xffff;

export const METHOD_STORED = 0;
export const METHOD_DEFLATED = 8;

/** "Version needed" with ZIP64, the highest of the profile; and the lowest there is. */
export const VERSION_ZIP64 = 45;
export const VERSION_BASE = 10;
/** "Made by" Unix, so that unpacking programs give the files the mode below. */
const MADE_BY_UNIX = 0x0300 | VERSION_ZIP64;
/** A regular file, readable by all, writable by its owner. */
const MODE_REGULAR_FILE = 0o100644;

/** What the central directory says about one entry, with ZIP64 values in place of saturated fields. */
export type ZipRecord = {
  path: string;
  version: number;
  flags: number;
  method: number;
  /** DOS time in the low 16 bits, DOS date in the high ones; without meaning in a kit. */
  dosTime: number;
  crc: number;
  compressedSize: number;
  size: number;
  /** Where the local header begins. */
  offset: number;
};

/** Whether the local header needs the ZIP64 extra field, which then holds both sizes (APPNOTE 4.5.3). */
function hasLocalZip64(record: ZipRecord): boolean {
  return record.size >= SATURATED_32 || record.compressedSize >= SATURATED_32;
}

/** Length of the local header with name and extra field; the data begin behind it. */
export function localHeaderBytes(record: ZipRecord): number {
  return LOCAL_BYTES + record.path.length + (hasLocalZip64(record) ? EXTRA_HEADER_BYTES + 16 : 0);
}

/**
 * Builds the one local header that fits a directory record under the profile. The writer writes it; the reader compares
 * with it, and has thereby compared every field.
 */
export function buildLocalHeader(record: ZipRecord): Uint8Array {
  const zip64 = hasLocalZip64(record) ? [record.size, record.compressedSize] : [];
  const extra = buildZip64Extra(zip64);
  const fixed = new DataView(new ArrayBuffer(LOCAL_BYTES));
  fixed.setUint32(0, LOCAL_SIGNATURE, true);
  writeCommonFields(fixed, 4, record);
  fixed.setUint32(18, zip64.length > 0 ? SATURATED_32 : record.compressedSize, true);
  fixed.setUint32(22, zip64.length > 0 ? SATURATED_32 : record.size, true);
  fixed.setUint16(26, record.path.length, true);
  fixed.setUint16(28, extra.length, true);
  return concatBytes(new Uint8Array(fixed.buffer), encodeUtf8(record.path), extra);
}

/** Builds the central directory record that our writer writes; other writers may set the attributes otherwise. */
export function buildDirectoryRecord(record: ZipRecord): Uint8Array {
  const zip64 = [record.size, record.compressedSize, record.offset].filter((value) => value >= SATURATED_32);
  const extra = buildZip64Extra(zip64);
  const fixed = new DataView(new ArrayBuffer(DIRECTORY_BYTES));
  fixed.setUint32(0, DIRECTORY_SIGNATURE, true);
  fixed.setUint16(4, MADE_BY_UNIX, true);
  writeCommonFields(fixed, 6, record);
  fixed.setUint32(20, Math.min(record.compressedSize, SATURATED_32), true);
  fixed.setUint32(24, Math.min(record.size, SATURATED_32), true);
  fixed.setUint16(28, record.path.length, true);
  fixed.setUint16(30, extra.length, true);
  fixed.setUint32(38, MODE_REGULAR_FILE * 2 ** 16, true);
  fixed.setUint32(42, Math.min(record.offset, SATURATED_32), true);
  return concatBytes(new Uint8Array(fixed.buffer), encodeUtf8(record.path), extra);
}

/** Where the central directory lies and how many records it holds. */
export type ZipEnd = { entries: number; directoryOffset: number; directoryBytes: number };

/**
 * Builds what follows the central directory: the ZIP64 record and locator if a value needs them, then the end record.
 */
export function buildEnd({ entries, directoryOffset, directoryBytes }: ZipEnd): Uint8Array {
  const end = new DataView(new ArrayBuffer(END_BYTES));
  end.setUint32(0, END_SIGNATURE, true);
  end.setUint16(8, Math.min(entries, SATURATED_16), true);
  end.setUint16(10, Math.min(entries, SATURATED_16), true);
  end.setUint32(12, Math.min(directoryBytes, SATURATED_32), true);
  end.setUint32(16, Math.min(directoryOffset, SATURATED_32), true);
  const bytes = new Uint8Array(end.buffer);
  return needsZip64End({ entries, directoryOffset, directoryBytes })
    ? concatBytes(buildZip64End({ entries, directoryOffset, directoryBytes }), bytes)
    : bytes;
}

/** Whether a value is too large for its field of the end record, or equal to the mark that says so. */
export function needsZip64End({ entries, directoryOffset, directoryBytes }: ZipEnd): boolean {
  return entries >= SATURATED_16 || directoryOffset >= SATURATED_32 || directoryBytes >= SATURATED_32;
}

function buildZip64End({ entries, directoryOffset, directoryBytes }: ZipEnd): Uint8Array {
  const record = new DataView(new ArrayBuffer(ZIP64_END_BYTES));
  record.setUint32(0, ZIP64_END_SIGNATURE, true);
  // The length leaves out the signature and itself.
  record.setBigUint64(4, BigInt(ZIP64_END_BYTES - 12), true);
  record.setUint16(12, MADE_BY_UNIX, true);
  record.setUint16(14, VERSION_ZIP64, true);
  record.setBigUint64(24, BigInt(entries), true);
  record.setBigUint64(32, BigInt(entries), true);
  record.setBigUint64(40, BigInt(directoryBytes), true);
  record.setBigUint64(48, BigInt(directoryOffset), true);
  const locator = new DataView(new ArrayBuffer(ZIP64_LOCATOR_BYTES));
  locator.setUint32(0, ZIP64_LOCATOR_SIGNATURE, true);
  locator.setBigUint64(8, BigInt(directoryOffset + directoryBytes), true);
  locator.setUint32(16, 1, true);
  return concatBytes(new Uint8Array(record.buffer), new Uint8Array(locator.buffer));
}

/** Version, flags, method, time and CRC-32 stand in the same order in both headers. */
function writeCommonFields(view: DataView, at: number, record: ZipRecord): void {
  view.setUint16(at, record.version, true);
  view.setUint16(at + 2, record.flags, true);
  view.setUint16(at + 4, record.method, true);
  view.setUint32(at + 6, record.dosTime, true);
  view.setUint32(at + 10, record.crc, true);
}

function buildZip64Extra(values: number[]): Uint8Array {
  if (values.length === 0) return new Uint8Array(0);
  const extra = new DataView(new ArrayBuffer(EXTRA_HEADER_BYTES + 8 * values.length));
  extra.setUint16(0, ZIP64_TAG, true);
  extra.setUint16(2, 8 * values.length, true);
  values.forEach((value, index) => {
    extra.setBigUint64(EXTRA_HEADER_BYTES + 8 * index, BigInt(value), true);
  });
  return new Uint8Array(extra.buffer);
}

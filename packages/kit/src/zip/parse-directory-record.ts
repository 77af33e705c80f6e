import { KitError } from '../kit-error.ts';
import { checkPath } from '../path.ts';
import {
  DIRECTORY_BYTES,
  DIRECTORY_SIGNATURE,
  EXTRA_HEADER_BYTES,
  METHOD_DEFLATED,
  METHOD_STORED,
  SATURATED_32,
  VERSION_BASE,
  VERSION_ZIP64,
  ZIP64_TAG,
  type ZipRecord,
} from './headers.ts';
import { readSafeUint64, viewOf } from './read-exactly.ts';

/** General purpose bits (APPNOTE 4.4.4): 0 and 6 encryption, 13 masked headers; 3 sizes after the data. */
const FLAGS_ENCRYPTED = 0x2041;
const FLAG_DATA_DESCRIPTOR = 0x0008;
/** Bit 11 says that names are UTF-8, which ASCII names are anyway. */
const FLAG_UTF8 = 0x0800;
/** Bits 1 and 2 tell how hard deflate tried. */
const FLAGS_DEFLATE_LEVEL = 0x0006;

/**
 * "Made by" FAT, Unix, or NTFS as Windows Explorer writes it; the attributes of other systems have meanings of their
 * own.
 */
const HOSTS = [0, 3, 11];
/** DOS attributes: volume label and directory. */
const DOS_NOT_A_FILE = 0x18;
/** Type bits of a Unix mode; 0 when only permissions were written. */
const UNIX_TYPE = 0o170000;
const UNIX_REGULAR_FILE = 0o100000;
/** Set-user-id, set-group-id, sticky. */
const UNIX_SPECIAL = 0o7000;

/** Deflate writes at least two bits for each match, and a match yields at most 258 bytes. */
const MAX_DEFLATE_RATIO = 1032;

/**
 * Parses one central directory record of exactly its own length, all of it attacker-controlled (spec/kit-format.md
 * 11.4).
 *
 * @throws KitError `zip_directory_invalid`, `zip_version_unsupported`, `zip_encrypted`, `zip_flags_unsupported`,
 *   `zip_method_unsupported`, `zip_comment`, `zip_multi_disk`, `zip_not_regular_file`, `zip_extra_field`,
 *   `zip_zip64_invalid`, `zip_size_invalid`, `path_*`
 */
export function parseDirectoryRecord(bytes: Uint8Array): ZipRecord {
  const view = viewOf(bytes);
  if (view.getUint32(0, true) !== DIRECTORY_SIGNATURE) {
    throw new KitError('zip_directory_invalid', 'zip: something else stands where a directory record must begin');
  }
  const nameEnd = DIRECTORY_BYTES + view.getUint16(28, true);
  const path = String.fromCharCode(...bytes.subarray(DIRECTORY_BYTES, nameEnd));
  checkPath(path);
  checkAttributes(view, path);
  const record: ZipRecord = {
    path,
    version: view.getUint16(6, true),
    flags: view.getUint16(8, true),
    method: view.getUint16(10, true),
    dosTime: view.getUint32(12, true),
    crc: view.getUint32(16, true),
    compressedSize: view.getUint32(20, true),
    size: view.getUint32(24, true),
    offset: view.getUint32(42, true),
  };
  const commentBytes = view.getUint16(32, true);
  if (commentBytes > 0) throw new KitError('zip_comment', `zip: "${path}" has a comment`);
  checkCoding(record);
  applyZip64(record, bytes.subarray(nameEnd));
  checkSizes(record);
  return record;
}

function checkCoding({ path, version, flags, method }: ZipRecord): void {
  if ((flags & FLAGS_ENCRYPTED) !== 0) throw new KitError('zip_encrypted', `zip: "${path}" is encrypted`);
  if (method !== METHOD_STORED && method !== METHOD_DEFLATED) {
    throw new KitError('zip_method_unsupported', `zip: "${path}" uses compression method ${method}; kits use 0 and 8`);
  }
  if ((flags & FLAG_DATA_DESCRIPTOR) !== 0) {
    throw new KitError(
      'zip_flags_unsupported',
      `zip: "${path}" has its sizes behind its data: pack again without streaming`,
    );
  }
  if ((flags & ~(FLAG_UTF8 | (method === METHOD_DEFLATED ? FLAGS_DEFLATE_LEVEL : 0))) !== 0) {
    throw new KitError('zip_flags_unsupported', `zip: "${path}" has flags 0x${flags.toString(16)}`);
  }
  if (version < VERSION_BASE || version > VERSION_ZIP64) {
    throw new KitError('zip_version_unsupported', `zip: "${path}" needs version ${version} of the ZIP format`);
  }
}

function checkAttributes(view: DataView, path: string): void {
  if (view.getUint16(34, true) !== 0) throw new KitError('zip_multi_disk', `zip: "${path}" begins on another disk`);
  const external = view.getUint32(38, true);
  const mode = external >>> 16;
  const type = mode & UNIX_TYPE;
  const isRegular =
    HOSTS.includes(view.getUint8(5)) &&
    // Bit 0 of the internal attributes guesses "text"; the others belong to mainframes.
    (view.getUint16(36, true) & ~1) === 0 &&
    (external & DOS_NOT_A_FILE) === 0 &&
    (type === 0 || type === UNIX_REGULAR_FILE) &&
    (mode & UNIX_SPECIAL) === 0;
  if (!isRegular) throw new KitError('zip_not_regular_file', `zip: "${path}" is not a regular file`);
}

/**
 * Replaces saturated fields by their ZIP64 values. No other extra field is allowed, and this one only where it is
 * needed.
 */
function applyZip64(record: ZipRecord, extra: Uint8Array): void {
  const fields = (['size', 'compressedSize', 'offset'] as const).filter((field) => record[field] === SATURATED_32);
  if (fields.length === 0 && extra.length === 0) return;
  const view = viewOf(extra);
  if (extra.length < EXTRA_HEADER_BYTES || view.getUint16(0, true) !== ZIP64_TAG) {
    if (extra.length > 0)
      throw new KitError('zip_extra_field', `zip: "${record.path}" has an extra field: pack again without (zip -X)`);
    throw new KitError('zip_zip64_invalid', `zip: "${record.path}" lacks the ZIP64 field that it refers to`);
  }
  const dataBytes = 8 * fields.length;
  if (fields.length === 0 || view.getUint16(2, true) !== dataBytes || extra.length !== EXTRA_HEADER_BYTES + dataBytes) {
    throw new KitError(
      'zip_zip64_invalid',
      `zip: the ZIP64 field of "${record.path}" does not hold exactly what it must`,
    );
  }
  fields.forEach((field, index) => {
    record[field] = readSafeUint64(view, EXTRA_HEADER_BYTES + 8 * index);
    if (record[field] >= SATURATED_32) return;
    throw new KitError('zip_zip64_invalid', `zip: ${field} of "${record.path}" would fit without ZIP64`);
  });
  if (record.version !== VERSION_ZIP64) {
    throw new KitError('zip_version_unsupported', `zip: "${record.path}" uses ZIP64 but does not say that it needs it`);
  }
}

function checkSizes({ path, method, size, compressedSize }: ZipRecord): void {
  if (method === METHOD_STORED && size !== compressedSize) {
    throw new KitError('zip_size_invalid', `zip: "${path}" is stored, but has ${compressedSize} bytes for ${size}`);
  }
  if (method === METHOD_DEFLATED && size > compressedSize * MAX_DEFLATE_RATIO) {
    throw new KitError('zip_size_invalid', `zip: ${compressedSize} bytes of "${path}" cannot become ${size}`);
  }
}

import { concatBytes, encodeUtf8 } from '@attestlayer/encoding';
import { blobSource, KitError, openZip, ZIP_LIMITS } from '@attestlayer/kit';
import { packZip, type TestKit } from '@attestlayer/testing';
import type { FailureCase } from './failure-case.ts';

const refused = { verdict: 'NOT_VERIFIED' } as const;

/** APPNOTE 4.3.7, 4.3.12, 4.3.16: offsets of the fields that the cases change. */
const LOCAL = { version: 4, flags: 6, method: 8, crc: 14, packedSize: 18 };
const CENTRAL = { version: 6, flags: 8, method: 10, packedSize: 20, extraLength: 30, externalAttributes: 38, name: 46 };
const END = { size: 22, disk: 4, entries: 10, directorySize: 12, directoryOffset: 16, commentLength: 20 };

type Zip = { bytes: Uint8Array; view: DataView; end: number; directory: number };

/** Changes the bytes of the valid ZIP of the kit in place, or gives others back; the first entry is README.txt, in front of everything. */
function zip(change: (zip: Zip) => unknown): Pick<FailureCase, 'zip'> {
  return {
    zip: async ({ files }: TestKit) => {
      const bytes = await packZip(files);
      const view = new DataView(bytes.buffer);
      const end = bytes.length - END.size;
      const directory = view.getUint32(end + END.directoryOffset, true);
      const changed = change({ bytes, view, end, directory });
      return changed instanceof Uint8Array ? changed : bytes;
    },
  };
}

function insert(bytes: Uint8Array, offset: number, more: Uint8Array): Uint8Array {
  return concatBytes(bytes.subarray(0, offset), more, bytes.subarray(offset));
}

function add32(bytes: Uint8Array, offset: number, more: number): void {
  const view = new DataView(bytes.buffer);
  view.setUint32(offset, view.getUint32(offset, true) + more, true);
}

/** Sets a field of the first entry in both of its headers. */
function both(local: number, central: number, value: number): Pick<FailureCase, 'zip'> {
  return zip(({ view, directory }) => {
    view.setUint16(local, value, true);
    view.setUint16(directory + central, value, true);
  });
}

/** Archives that break the profile. */
export const ZIP_CASES: FailureCase[] = [
  {
    code: 'zip_end_missing',
    verdict: 'MALFORMED',
    zip: () => encodeUtf8('%PDF-1.7 is no ZIP, however long it may be'),
  },
  {
    code: 'zip_end_missing',
    verdict: 'MALFORMED',
    because: 'bytes behind the end',
    ...zip(({ bytes }) => insert(bytes, bytes.length, Uint8Array.of(0))),
  },
  { code: 'zip_end_missing', verdict: 'MALFORMED', because: 'cut', ...zip(({ bytes }) => bytes.slice(0, -1)) },
  {
    ...refused,
    code: 'zip_comment',
    ...zip(({ view, end }) => view.setUint16(end + END.commentLength, 1, true)),
  },
  { ...refused, code: 'zip_multi_disk', ...zip(({ view, end }) => view.setUint16(end + END.disk, 1, true)) },
  {
    ...refused,
    code: 'zip_zip64_invalid',
    ...zip(({ view, end }) => view.setUint32(end + END.directoryOffset, 0xffff_ffff, true)),
  },
  {
    ...refused,
    code: 'zip_limits',
    open: async ({ files }) =>
      openZip(blobSource(new Blob([new Uint8Array(await packZip(files))])), { ...ZIP_LIMITS, entries: 3 }),
  },
  { ...refused, code: 'zip_directory_invalid', ...zip(({ view, directory }) => view.setUint32(directory, 0, true)) },
  {
    ...refused,
    code: 'zip_layout',
    ...zip(({ bytes, end, directory }) => {
      add32(bytes, end + END.directoryOffset, 1);
      return insert(bytes, directory, Uint8Array.of(0));
    }),
  },
  { ...refused, code: 'zip_version_unsupported', ...both(LOCAL.version, CENTRAL.version, 63) },
  { ...refused, code: 'zip_encrypted', ...both(LOCAL.flags, CENTRAL.flags, 1) },
  { ...refused, code: 'zip_flags_unsupported', ...both(LOCAL.flags, CENTRAL.flags, 8) },
  { ...refused, code: 'zip_method_unsupported', ...both(LOCAL.method, CENTRAL.method, 12) },
  {
    ...refused,
    code: 'zip_extra_field',
    ...zip(({ bytes, view, end, directory }) => {
      view.setUint16(directory + CENTRAL.extraLength, 4, true);
      add32(bytes, end + END.directorySize, 4);
      return insert(bytes, directory + CENTRAL.name + 'README.txt'.length, Uint8Array.of(1, 2, 0, 0));
    }),
  },
  {
    ...refused,
    code: 'zip_not_regular_file',
    ...zip(({ view, directory }) => {
      view.setUint16(directory + 4, 0x0314, true);
      view.setUint32(directory + CENTRAL.externalAttributes, (0o120777 << 16) >>> 0, true);
    }),
  },
  {
    ...refused,
    code: 'zip_size_invalid',
    ...zip(({ bytes, directory }) => {
      add32(bytes, LOCAL.packedSize, 1);
      add32(bytes, directory + CENTRAL.packedSize, 1);
    }),
  },
  { ...refused, code: 'zip_local_header_mismatch', ...zip(({ bytes }) => add32(bytes, LOCAL.crc, 1)) },
  { ...refused, code: 'zip_data_invalid', ...both(LOCAL.method, CENTRAL.method, 8) },
  {
    ...refused,
    code: 'zip_crc_mismatch',
    ...zip(({ bytes }) => {
      const offset = bytes.findIndex((_, at) => bytes[at] === 0x56 && bytes[at + 1] === 0x65 && bytes[at + 2] === 0x72);
      bytes[offset] = 0x76;
    }),
  },
  {
    code: 'zip_inflater_lenient',
    verdict: 'NOT_ESTABLISHED',
    because: 'no such platform here',
    open: () => {
      throw new KitError('zip_inflater_lenient', 'takes anything');
    },
  },
];

/** Paths that no file of a kit may have. */
export const PATH_CASES: FailureCase[] = [
  { ...refused, code: 'path_empty', paths: [''] },
  { ...refused, code: 'path_too_long', paths: [Array.from({ length: 5 }, () => 'a'.repeat(100)).join('/')] },
  { ...refused, code: 'path_too_deep', paths: ['a/'.repeat(12).concat('a')] },
  { ...refused, code: 'path_segment_empty', paths: ['a//b'] },
  { ...refused, code: 'path_segment_too_long', paths: ['a'.repeat(121)] },
  { ...refused, code: 'path_character', because: 'parent', paths: ['../a'] },
  { ...refused, code: 'path_character', because: 'backslash', paths: ['a\\b'] },
  { ...refused, code: 'path_character', because: 'not ASCII', paths: ['ä'] },
  { ...refused, code: 'path_trailing_dot', paths: ['a.'] },
  { ...refused, code: 'path_device_name', paths: ['NUL.txt'] },
  { ...refused, code: 'path_duplicate', paths: ['readme.TXT'] },
  { ...refused, code: 'path_conflict', paths: ['binder.pdf/a'] },
];

import { concatBytes, encodeUtf8 } from '@attestlayer/encoding';
import { describe, expect, it } from 'vitest';
import { throwsWithCode } from '../../test/throws-with-code.ts';
import { openBytes, readAll, writeAll, zipInput } from '../../test/zip.ts';
import { type KitErrorCode, openZip } from '../index.ts';
import { KitError } from '../kit-error.ts';
import { buildDirectoryRecord, buildEnd, buildLocalHeader, localHeaderBytes, type ZipRecord } from './headers.ts';

const a = { path: 'a.txt', content: encodeUtf8('first') };
const b = { path: 'b/c.txt', content: encodeUtf8('second file') };
const archive = await writeAll([zipInput(a), zipInput(b)]);
/** Sizes of the two entries with their headers, and of their directory records. */
const LOCAL = [30 + 5 + 5, 30 + 7 + 11] as const;
const DIRECTORY = [46 + 5, 46 + 7] as const;
const directoryOffset = LOCAL[0] + LOCAL[1];
const endOffset = directoryOffset + DIRECTORY[0] + DIRECTORY[1];

/** Overwrites little-endian fields: `[offset, bytes, value]`. */
function patch(bytes: Uint8Array, ...fields: [offset: number, bytes: 1 | 2 | 4, value: number][]): Uint8Array {
  const patched = Uint8Array.from(bytes);
  const view = new DataView(patched.buffer);
  for (const [offset, size, value] of fields) {
    if (size === 1) view.setUint8(offset, value);
    else if (size === 2) view.setUint16(offset, value, true);
    else view.setUint32(offset, value, true);
  }
  return patched;
}
const insert = (bytes: Uint8Array, at: number, extra: string) =>
  concatBytes(bytes.subarray(0, at), encodeUtf8(extra), bytes.subarray(at));

describe('openZip', () => {
  it('reads what was written, and says where the bytes are', async () => {
    expect(await readAll(archive)).toEqual([a, b]);
    const kit = await openBytes(archive);
    for (const { range, size } of kit.entries) expect(range).toMatchObject({ length: size, stored: true });
    const { offset, length } = kit.entries[1]!.range!;
    expect(archive.subarray(offset, offset + length)).toEqual(b.content);
  });

  it('opens an archive without entries', async () => expect(await readAll(await writeAll([]))).toEqual([]));

  it('refuses every truncation, at either end, and every byte too many', async () => {
    for (let length = 0; length < archive.length; length += 1) {
      await expect(openBytes(archive.subarray(0, length))).rejects.toBeInstanceOf(KitError);
      if (length > 0) await expect(openBytes(archive.subarray(length))).rejects.toBeInstanceOf(KitError);
    }
    for (let at = 0; at <= archive.length; at += 1) {
      const longer = insert(archive, at, 'x');
      await expect(readAll(longer)).rejects.toBeInstanceOf(KitError);
    }
  });

  it('refuses every change of one byte, but in four fields that mean nothing in a kit', async () => {
    const silent = new Set<number>();
    for (let position = 0; position < archive.length; position += 1) {
      for (const flip of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
        const changed = patch(archive, [position, 1, archive[position]! ^ flip]);
        const found = await readAll(changed).catch((error: unknown) => error);
        if (!(found instanceof KitError)) silent.add(position);
      }
    }
    // Version and system "made by", the text hint, and the permission and DOS bits of the attributes, of both records.
    const meaningless = [directoryOffset, directoryOffset + DIRECTORY[0]].flatMap((at) =>
      [4, 5, 36, 38, 39, 40, 41].map((field) => at + field),
    );
    expect([...silent].filter((position) => !meaningless.includes(position))).toEqual([]);
  });

  const record = directoryOffset;
  it.each<[KitErrorCode, string, Uint8Array]>([
    ['zip_end_missing', 'no archive', encodeUtf8('this is not an archive at all, not even nearly')],
    ['zip_comment', 'a comment that nobody wrote', patch(archive, [endOffset + 20, 2, 1])],
    ['zip_comment', 'a comment of an entry', patch(archive, [record + 32, 2, 7], [record + 28, 2, 5])],
    ['zip_multi_disk', 'a second disk', patch(archive, [endOffset + 4, 2, 1])],
    ['zip_multi_disk', 'an entry on another disk', patch(archive, [record + 34, 2, 1])],
    ['zip_zip64_invalid', 'a mark for ZIP64 without ZIP64', patch(archive, [endOffset + 16, 4, 0xffffffff])],
    ['zip_zip64_invalid', 'an entry that refers to ZIP64 without it', patch(archive, [record + 24, 4, 0xffffffff])],
    ['zip_directory_invalid', 'a record too few', patch(archive, [endOffset + 8, 2, 3], [endOffset + 10, 2, 3])],
    ['zip_directory_invalid', 'a record too many', patch(archive, [endOffset + 8, 2, 1], [endOffset + 10, 2, 1])],
    ['zip_layout', 'bytes before the archive', insert(archive, 0, '#!/bin/sh\n')],
    [
      'zip_layout',
      'a gap before the directory',
      patch(insert(archive, directoryOffset, 'gap'), [endOffset + 3 + 16, 4, directoryOffset + 3]),
    ],
    ['zip_layout', 'two entries at one place', patch(archive, [record + DIRECTORY[0] + 42, 4, 0])],
    ['zip_version_unsupported', 'a format from the future', patch(archive, [record + 6, 2, 63])],
    ['zip_encrypted', 'encryption', patch(archive, [record + 8, 2, 1])],
    ['zip_encrypted', 'strong encryption', patch(archive, [record + 8, 2, 0x41])],
    ['zip_encrypted', 'masked headers', patch(archive, [record + 8, 2, 0x2000])],
    ['zip_flags_unsupported', 'sizes behind the data', patch(archive, [record + 8, 2, 8])],
    ['zip_flags_unsupported', 'a reserved flag', patch(archive, [record + 8, 2, 0x80])],
    ['zip_method_unsupported', 'bzip2', patch(archive, [record + 10, 2, 12])],
    ['zip_not_regular_file', 'a symbolic link', patch(archive, [record + 40, 2, 0o120777])],
    ['zip_not_regular_file', 'a directory by its mode', patch(archive, [record + 40, 2, 0o040755])],
    ['zip_not_regular_file', 'a directory by its DOS bit', patch(archive, [record + 38, 1, 0x10])],
    ['zip_not_regular_file', 'a set-user-id program', patch(archive, [record + 40, 2, 0o104755])],
    ['zip_not_regular_file', 'a system whose attributes nobody knows', patch(archive, [record + 5, 1, 19])],
    ['zip_size_invalid', 'stored, and of two sizes', patch(archive, [record + 20, 4, 4])],
    [
      'zip_size_invalid',
      'a ratio that deflate cannot reach',
      patch(archive, [record + 10, 2, 8], [record + 24, 4, 5 * 1032 + 1]),
    ],
    ['zip_local_header_mismatch', 'another time in the local header', patch(archive, [10, 2, 1])],
    ['zip_local_header_mismatch', 'another name in the local header', patch(archive, [30, 1, 0x62])],
    ['path_character', 'a name that is not ASCII', patch(archive, [30, 1, 0xe9], [record + 46, 1, 0xe9])],
    ['path_segment_empty', 'an absolute name', patch(archive, [30, 1, 0x2f], [record + 46, 1, 0x2f])],
    ['path_empty', 'no name', patch(archive, [record + 28, 2, 0])],
  ])('refuses with %s: %s', (code, _, bytes) => throwsWithCode(code, () => openBytes(bytes)));

  it('refuses extra fields and lost records', async () => {
    const withExtra = patch(insert(archive, record + DIRECTORY[0], 'UT\u0001\u0000x'), [record + 30, 2, 5]);
    await throwsWithCode('zip_extra_field', () =>
      openBytes(patch(withExtra, [endOffset + 5 + 12, 4, endOffset + 5 - directoryOffset])),
    );
    await throwsWithCode('zip_directory_invalid', () => openBytes(patch(archive, [record, 4, 0])));
  });

  it('refuses content that does not fit its CRC-32, when it is read', async () => {
    const changed = patch(archive, [30 + 5, 1, 0x46]);
    await openBytes(changed);
    await throwsWithCode('zip_crc_mismatch', () => readAll(changed));
  });

  it('keeps to the limits it is given', async () => {
    await throwsWithCode('zip_limits', () => openBytes(archive, { entries: 1, totalBytes: 100 }));
    await throwsWithCode('zip_limits', () => openBytes(archive, { entries: 2, totalBytes: 15 }));
    await openBytes(archive, { entries: 2, totalBytes: 16 });
    await throwsWithCode('source_entry_too_large', async () => (await openBytes(archive)).entries[1]?.bytes(10));
  });

  it('says when the source fails or has shrunk', async () => {
    const source = { size: archive.length, read: async () => archive.subarray(0, 3) };
    await throwsWithCode('source_read_failed', () => openZip(source));
    await throwsWithCode('source_read_failed', () =>
      openZip({ ...source, read: () => Promise.reject(new Error('gone')) }),
    );
  });

  describe('with sizes and offsets beyond 32 bits', () => {
    const GIB = 2 ** 30;
    const big: ZipRecord = {
      path: 'big',
      version: 45,
      flags: 0,
      method: 0,
      dosTime: 0,
      crc: 0,
      compressedSize: 5 * GIB,
      size: 5 * GIB,
      offset: 0,
    };
    const small: ZipRecord = {
      ...big,
      path: 'small',
      compressedSize: 0,
      size: 0,
      offset: localHeaderBytes(big) + big.size,
    };
    const parts = [
      { at: 0, bytes: buildLocalHeader(big) },
      { at: small.offset, bytes: buildLocalHeader(small) },
    ];
    const directory = concatBytes(buildDirectoryRecord(big), buildDirectoryRecord(small));
    const start = small.offset + localHeaderBytes(small);
    const end = buildEnd({ entries: 2, directoryOffset: start, directoryBytes: directory.length });
    const tail = concatBytes(directory, end);

    /** Five gigabytes that are only there where something was written. */
    function sparse(tailBytes: Uint8Array) {
      const written = [...parts, { at: start, bytes: tailBytes }];
      return {
        size: start + tailBytes.length,
        read: async (offset: number, length: number) => {
          const part = written.find(({ at, bytes }) => offset >= at && offset + length <= at + bytes.length);
          if (part === undefined) throw new Error(`nothing at ${offset}`);
          return part.bytes.subarray(offset - part.at, offset - part.at + length);
        },
      };
    }

    it('opens it', async () => {
      const { entries } = await openZip(sparse(tail));
      expect(entries.map(({ path, size }) => [path, size])).toEqual([
        ['big', 5 * GIB],
        ['small', 0],
      ]);
      expect(entries[0]?.range).toEqual({ offset: 30 + 3 + 20, length: 5 * GIB, stored: true });
    });

    const zip64End = directory.length;
    it.each<[KitErrorCode, string, Uint8Array]>([
      ['zip_zip64_invalid', 'a locator that points elsewhere', patch(tail, [zip64End + 56 + 8, 1, 0])],
      ['zip_zip64_invalid', 'no ZIP64 end record', patch(tail, [zip64End, 1, 0])],
      ['zip_zip64_invalid', 'a longer ZIP64 end record', patch(tail, [zip64End + 4, 1, 45])],
      ['zip_zip64_invalid', 'end records that differ', patch(tail, [zip64End + 56 + 20 + 12, 4, 7])],
      ['zip_zip64_invalid', 'a 64-bit size that would fit', patch(tail, [46 + 3 + 4 + 4, 4, 0])],
      ['zip_zip64_invalid', 'a longer ZIP64 field', patch(tail, [46 + 3 + 2, 2, 24])],
      ['zip_size_invalid', 'a size above 2^53', patch(tail, [46 + 3 + 4 + 7, 1, 0x80])],
      ['zip_version_unsupported', 'ZIP64 that an entry does not announce', patch(tail, [6, 2, 20])],
      ['zip_multi_disk', 'several disks', patch(tail, [zip64End + 56 + 16, 4, 2])],
    ])('refuses with %s: %s', (code, _, bytes) => throwsWithCode(code, () => openZip(sparse(bytes))));
  });
});

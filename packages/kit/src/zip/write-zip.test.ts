import { encodeUtf8 } from '@attestlayer/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { throwsWithCode } from '../../test/throws-with-code.ts';
import { openBytes, readAll, type TestFile, writeAll, zipInput } from '../../test/zip.ts';
import { comparePaths } from '../path.ts';

const files = fc
  .uniqueArray(
    fc.record({
      path: fc.stringMatching(/^[a-z]{4,9}(\/[a-z0-9]{4,9}){0,3}\.txt$/),
      content: fc.uint8Array({ maxLength: 64 }),
    }),
    { selector: (file) => file.path, maxLength: 12 },
  )
  .map((list): TestFile[] => list.sort((a, b) => comparePaths(a.path, b.path)));

describe('writeZip', () => {
  it('writes what openZip reads back', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (list) => {
        expect(await readAll(await writeAll(list.map(zipInput)))).toEqual(list);
      }),
    );
  });

  it('gives the same bytes for the same files in any order, with and without a known CRC-32', async () => {
    const list = ['b.txt', 'a/b.txt', 'a.txt'].map((path) => zipInput({ path, content: encodeUtf8('123456789') }));
    const bytes = await writeAll(list);
    expect(await writeAll(list.toReversed().map((input) => ({ ...input, crc32: 0xcbf43926 })))).toEqual(bytes);
    const header = 'PK\u0003\u0004\n\0\0\0\0\0\0\0!\0&9\u{f4}\u{cb}\t\0\0\0\t\0\0\0\u0005\0\0\0a.txt123456789';
    expect(String.fromCharCode(...bytes.subarray(0, header.length))).toBe(header);
  });

  it('refuses paths against the rules', () =>
    throwsWithCode('path_character', () => writeAll([zipInput({ path: 'a b', content: encodeUtf8('') })])));

  it('stops when a file is not what it said', async () => {
    const input = zipInput({ path: 'a', content: encodeUtf8('abc') });
    await throwsWithCode('source_size_mismatch', () => writeAll([{ ...input, size: 4 }]));
    await throwsWithCode('zip_crc_mismatch', () => writeAll([{ ...input, crc32: 1 }]));
  });

  it('uses ZIP64 for as many entries as 16 bits cannot count', async () => {
    const inputs = Array.from({ length: 65_535 }, (_, index) => ({
      path: `e/${index}`,
      size: 0,
      crc32: 0,
      async *stream(): AsyncGenerator<Uint8Array> {},
    }));
    expect((await openBytes(await writeAll(inputs))).entries).toHaveLength(65_535);
    expect((await openBytes(await writeAll(inputs.slice(1)))).entries).toHaveLength(65_534);
  });
});

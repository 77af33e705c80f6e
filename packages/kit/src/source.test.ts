import { encodeUtf8 } from '@attestlayer/encoding';
import { describe, expect, it } from 'vitest';
import { throwsWithCode } from '../test/throws-with-code.ts';
import { blobSource, folderSource } from './index.ts';

const file = (path: string, content: string, size = content.length) => {
  return { path, size, stream: () => new Blob([content]).stream() as ReadableStream<Uint8Array> };
};

describe('folderSource', () => {
  it('sorts the files and reads them', async () => {
    const kit = folderSource([file('b', 'two'), file('a/z', 'one')]);
    expect(kit.form).toBe('folder');
    expect(kit.entries.map((entry) => entry.path)).toEqual(['a/z', 'b']);
    expect(await kit.entries[0]!.bytes(3)).toEqual(encodeUtf8('one'));
    expect(kit.entries[0]!.range).toBeNull();
  });

  it('refuses files that could not lie in one folder everywhere', async () => {
    await throwsWithCode('path_duplicate', () => folderSource([file('a', ''), file('A', '')]));
    await throwsWithCode('path_character', () => folderSource([file('.DS_Store', '')]));
  });

  it('refuses to read more than the limit, or a file that grew or shrank', async () => {
    const read = (size: number, limit: number) => folderSource([file('a', 'abc', size)]).entries[0]!.bytes(limit);
    await throwsWithCode('source_entry_too_large', () => read(3, 2));
    await throwsWithCode('source_size_mismatch', () => read(2, 10));
    await throwsWithCode('source_size_mismatch', () => read(4, 10));
  });
});

describe('blobSource', () => {
  it('reads ranges', async () => {
    const source = blobSource(new Blob(['hello']));
    expect(source.size).toBe(5);
    expect(await source.read(1, 3)).toEqual(encodeUtf8('ell'));
  });
});

import { equalBytes } from '@attestlayer/encoding';
import { formatEntryBundle, hashLeaf, verifyConsistency, verifyInclusion } from '@attestlayer/tlog';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillLogAtOnce, makeDirectory, makeEntry, makeSigner, throwsWithCode } from '../test/log-fixture.ts';
import {
  type IndexedEntry,
  type LogReader,
  openDiskTiles,
  openLogReader,
  type TileSource,
  type TreeHead,
} from './index.ts';

const SIZE = 600;
let source: Exclude<TileSource, (path: string) => unknown>;
let head: TreeHead;

beforeAll(async () => {
  const directory = await makeDirectory();
  const signer = makeSigner();
  await fillLogAtOnce(directory, signer, 300);
  await fillLogAtOnce(directory, signer, SIZE);
  source = openDiskTiles(directory);
  head = { size: SIZE, root: await openLogReader({ tiles: source }).root(SIZE) };
});

/** A source in which one tile is another one. */
const forged =
  (path: string, bytes: Uint8Array | null): TileSource =>
  async (asked) =>
    asked === path ? bytes : source.read(asked);

async function collect(reader: LogReader, from: number, size: number): Promise<IndexedEntry[]> {
  const entries: IndexedEntry[] = [];
  for await (const entry of reader.entries(from, size)) entries.push(entry);
  return entries;
}

describe('openLogReader', () => {
  it('proves entries and earlier states', async () => {
    const reader = openLogReader({ tiles: source, head });
    for (const index of [0, 255, 256, 299, 300, 599]) {
      const leafHash = hashLeaf(await reader.entry(index, SIZE));
      expect(equalBytes(leafHash, hashLeaf(makeEntry(index)))).toBe(true);
      verifyInclusion({ leafHash, index, size: SIZE, proof: await reader.inclusion(index, SIZE), root: head.root });
    }
    for (const oldSize of [0, 1, 256, 300, 599, 600]) {
      const oldRoot = await reader.root(oldSize);
      const proof = await reader.consistency(oldSize, SIZE);
      verifyConsistency({ oldSize, oldRoot, newSize: SIZE, newRoot: head.root, proof });
    }
  });

  it('reads an earlier published size from its own tiles, without a head', async () => {
    const reader = openLogReader({ tiles: source });
    const root = await reader.root(300);
    expect(root).toEqual(await openLogReader({ tiles: source, head }).root(300));
    const proof = await reader.inclusion(299, 300);
    verifyInclusion({ leafHash: hashLeaf(makeEntry(299)), index: 299, size: 300, proof, root });
    expect(await reader.entry(299, 300)).toEqual(makeEntry(299));
  });

  it('gives entries in order, from any index on', async () => {
    const reader = openLogReader({ tiles: source, head });
    expect((await collect(reader, 254, 258)).map(({ index }) => index)).toEqual([254, 255, 256, 257]);
    expect(await collect(reader, 598, SIZE)).toEqual([598, 599].map((index) => ({ index, bytes: makeEntry(index) })));
    expect(await collect(reader, SIZE, SIZE)).toEqual([]);
    await throwsWithCode('index_out_of_range', () => collect(reader, SIZE + 1, SIZE));
  });

  it('takes the beginning of a full bundle for a partial one that is gone', async () => {
    const path = 'tile/entries/001.p/44';
    expect(await source.read(path)).not.toBeNull();
    expect(await openLogReader({ tiles: forged(path, null) }).entry(299, 300)).toEqual(makeEntry(299));
  });

  it('refuses what is out of range', async () => {
    const reader = openLogReader({ tiles: source, head });
    await throwsWithCode('size_out_of_range', () => reader.root(SIZE + 1));
    await throwsWithCode('size_out_of_range', () => reader.consistency(7, 6));
    await throwsWithCode('size_out_of_range', () => openLogReader({ tiles: source }).root(Number.NaN));
    for (const index of [-1, SIZE, 0.5, Number.NaN]) {
      await throwsWithCode('index_out_of_range', () => reader.entry(index, SIZE));
      await throwsWithCode('index_out_of_range', () => reader.inclusion(index, SIZE));
    }
    await throwsWithCode('index_out_of_range', () => reader.entry(300, 300));
  });

  it('believes no tile', async () => {
    const other = await source.read('tile/0/001');
    const swapped = openLogReader({ tiles: forged('tile/0/000', other), head });
    await throwsWithCode('tile_damaged', () => swapped.inclusion(3, SIZE));
    await throwsWithCode('tile_damaged', () => swapped.entry(3, SIZE));
    const gone = openLogReader({ tiles: forged('tile/1/000.p/2', null), head });
    await throwsWithCode('tile_missing', () => gone.root(SIZE));
    const split = openLogReader({ tiles: source, head: { size: SIZE, root: hashLeaf(makeEntry(0)) } });
    await throwsWithCode('tile_damaged', () => split.inclusion(3, SIZE));
  });

  it('believes no bundle', async () => {
    const path = 'tile/entries/002.p/88';
    const entries = Array.from({ length: 88 }, (_, at) => makeEntry(512 + at));
    const read = (bytes: Uint8Array | null) => openLogReader({ tiles: forged(path, bytes), head }).entry(520, SIZE);
    expect(await read(formatEntryBundle(entries))).toEqual(makeEntry(520));
    await throwsWithCode('entry_damaged', () => read(formatEntryBundle(entries.with(8, makeEntry(9)))));
    await throwsWithCode('entry_damaged', () => read(formatEntryBundle(entries.slice(0, 87))));
    await throwsWithCode('tile_damaged', () => read(new Uint8Array(7)));
    await throwsWithCode('tile_missing', () => read(null));
  });

  it('passes on that a source failed', async () => {
    const reader = openLogReader({ tiles: () => Promise.reject(new Error('no network')), head });
    await throwsWithCode('storage_failed', () => reader.entry(0, SIZE));
  });
});

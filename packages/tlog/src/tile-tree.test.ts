import { encodeUtf8 } from '@attestlayer/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { throwsWithCode } from '../test/throws-with-code.ts';
import {
  createMerkleTree,
  edgeRoot,
  emptyRoot,
  growTiles,
  hashLeaf,
  listEdgeTiles,
  openTileTree,
  readEdge,
  type TileAddress,
  type TileTree,
  type TlogErrorCode,
  type TreeEdge,
  tilePath,
} from './index.ts';

const leafHashes = Array.from({ length: 66_000 }, (_, number) => hashLeaf(encodeUtf8(`entry ${number}`)));
const memoryTree = createMerkleTree(leafHashes);

/** Grows a tree in batches and keeps every tile that it ever had. */
function storeTiles(...sizes: number[]): Map<string, Uint8Array> {
  const stored = new Map<string, Uint8Array>();
  let edge: TreeEdge = [];
  let size = 0;
  for (const next of sizes) {
    const grown = growTiles({ size, edge, leafHashes: leafHashes.slice(size, next) });
    for (const { address, bytes } of grown.tiles) {
      const path = tilePath(address);
      expect(stored.has(path)).toBe(false);
      stored.set(path, bytes);
    }
    ({ size, edge } = grown);
  }
  return stored;
}

const readFrom = (stored: Map<string, Uint8Array>) => async (address: TileAddress) =>
  stored.get(tilePath(address)) ?? null;

const open = (stored: Map<string, Uint8Array>, size: number): TileTree =>
  openTileTree({ size, root: memoryTree.root(size), readTile: readFrom(stored) });

const all = storeTiles(1, 2, 255, 256, 257, 300, 512, 600, 65_000, 65_535, 65_536, 65_537, 66_000);

describe('growTiles', () => {
  it('gives the same tiles however the leaves come in', () => {
    const atOnce = storeTiles(66_000);
    for (const [path, bytes] of atOnce) expect(all.get(path)).toEqual(bytes);
    expect(atOnce.get('tile/2/000.p/1')).toEqual(memoryTree.root(65_536));
  });

  it('gives the root of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 6 }), (steps) => {
        let [size, edge]: [number, TreeEdge] = [0, []];
        for (const step of steps) {
          ({ size, edge } = growTiles({ size, edge, leafHashes: leafHashes.slice(size, size + step) }));
          if (size > 0) expect(edgeRoot(edge)).toEqual(memoryTree.root(size));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('reads its state back from the edge tiles', () => {
    for (const size of [1, 255, 256, 257, 600, 65_535, 65_536, 65_537, 66_000]) {
      const edge = readEdge(
        size,
        listEdgeTiles(size).map((address) => all.get(tilePath(address))!),
      );
      expect(edgeRoot(edge)).toEqual(memoryTree.root(size));
    }
    expect(listEdgeTiles(0)).toEqual([]);
    expect(readEdge(0, [])).toEqual([]);
  });

  it('adds no tile when there is nothing to add', () => {
    expect(growTiles({ size: 3, edge: [leafHashes.slice(0, 3)], leafHashes: [] }).tiles).toEqual([]);
  });
});

describe('openTileTree', () => {
  it.each([1, 2, 255, 256, 257, 600, 65_535, 65_536, 65_537, 66_000])(
    'proves what the tree in memory proves, size %i',
    async (size) => {
      const tree = open(all, size);
      expect(await tree.root()).toEqual(memoryTree.root(size));
      for (const index of [0, 1, 127, 255, 256, 500, size - 2, size - 1].filter((i) => i >= 0 && i < size)) {
        expect(await tree.leafHash(index)).toEqual(leafHashes[index]);
        expect(await tree.proveInclusion(index)).toEqual(memoryTree.proveInclusion(index, size));
        const smaller = index + 1;
        expect(await tree.root(smaller)).toEqual(memoryTree.root(smaller));
        expect(await tree.proveConsistency(smaller)).toEqual(memoryTree.proveConsistency(smaller, size));
        expect(await tree.proveInclusion(0, smaller)).toEqual(memoryTree.proveInclusion(0, smaller));
      }
    },
  );

  it('knows the empty tree, and the empty beginning of any other', async () => {
    const empty = openTileTree({ size: 0, readTile: async () => null });
    expect(await empty.root()).toEqual(emptyRoot);
    expect(await empty.proveConsistency(0)).toEqual([]);
    expect(await open(all, 300).root(0)).toEqual(emptyRoot);
    expect(await open(all, 300).proveConsistency(0)).toEqual([]);
    await throwsWithCode('index_out_of_range', () => empty.leafHash(0));
  });

  it('gives the leaf hashes of a tile', async () => {
    const tree = open(all, 600);
    expect(await tree.leafHashes(1)).toEqual(leafHashes.slice(256, 512));
    expect(await tree.leafHashes(2)).toEqual(leafHashes.slice(512, 600));
    await throwsWithCode('index_out_of_range', () => tree.leafHashes(3));
  });

  it('takes the beginning of a full tile for a partial one that is gone', async () => {
    const stored = new Map(all);
    for (const path of stored.keys()) if (path.includes('.p/') && path.startsWith('tile/0')) stored.delete(path);
    expect(await open(stored, 600).root(300)).toEqual(memoryTree.root(300));
    expect(await open(stored, 257 + 255).root()).toEqual(memoryTree.root(512));
    const tree = openTileTree({ size: 300, root: memoryTree.root(300), readTile: readFrom(stored) });
    expect(await tree.proveInclusion(299)).toEqual(memoryTree.proveInclusion(299, 300));
  });

  it('refuses sizes and indexes that it does not have', async () => {
    const tree = open(all, 600);
    await throwsWithCode('size_out_of_range', () => tree.root(601));
    await throwsWithCode('size_out_of_range', () => tree.proveConsistency(7, 601));
    await throwsWithCode('size_out_of_range', () => tree.proveConsistency(7, 6));
    for (const index of [-1, 600, 0.5, Number.NaN])
      await throwsWithCode('index_out_of_range', () => tree.proveInclusion(index));
    await throwsWithCode('size_out_of_range', () => openTileTree({ size: -1, readTile: async () => null }));
  });

  it('refuses every tile in which a byte was changed', async () => {
    const size = 66_000;
    // The tiles that a proof of entry 300 reads: its own, those above it, and the right edge.
    const paths = ['tile/0/001', 'tile/1/000', 'tile/0/257.p/208', 'tile/1/001.p/1', 'tile/2/000.p/1'];
    for (const path of paths) {
      for (const at of [0, 31, 32, 4000, 6655, 8191]) {
        const bytes = all.get(path)!.slice();
        if (at >= bytes.length) continue;
        bytes[at]! ^= 1;
        const tree = open(new Map(all).set(path, bytes), size);
        await throwsWithCode('tile_inconsistent', () => tree.proveInclusion(300));
      }
    }
  });

  it.each<[string, Uint8Array | null, TlogErrorCode]>([
    ['gone', null, 'tile_missing'],
    ['empty', new Uint8Array(), 'tile_malformed'],
    ['no row of hashes', new Uint8Array(33), 'tile_malformed'],
    ['too short', new Uint8Array(32), 'tile_inconsistent'],
    ['too long', new Uint8Array(257 * 32), 'tile_malformed'],
  ])('refuses a tile that is %s', async (_, bytes, code) => {
    for (const path of ['tile/0/001', 'tile/0/002.p/88', 'tile/1/000.p/2']) {
      const stored = new Map(all);
      stored.delete(path.replace(/\.p\/.*/, '')); // or the full tile would be taken instead
      stored.delete(path);
      if (bytes !== null) stored.set(path, bytes);
      await throwsWithCode(code, () => open(stored, 600).proveInclusion(300));
    }
  });

  it('asks again after a store that failed', async () => {
    let failures = 2;
    const readTile = async (address: TileAddress) => {
      if (failures-- > 0) throw new Error('the store is away');
      return readFrom(all)(address);
    };
    const tree = openTileTree({ size: 600, root: memoryTree.root(600), readTile });
    await expect(tree.proveInclusion(3)).rejects.toThrow('away');
    failures = 1;
    await expect(tree.root()).rejects.toThrow('away');
    expect(await tree.proveInclusion(3)).toEqual(memoryTree.proveInclusion(3, 600));
  });

  it('reads a handful of tiles for a proof', async () => {
    const read: string[] = [];
    const readTile = (address: TileAddress) => {
      read.push(tilePath(address));
      return readFrom(all)(address);
    };
    await openTileTree({ size: 66_000, root: memoryTree.root(66_000), readTile }).proveInclusion(300);
    expect(read.sort()).toEqual(['tile/0/001', 'tile/0/257.p/208', 'tile/1/000', 'tile/1/001.p/1', 'tile/2/000.p/1']);
  });
});

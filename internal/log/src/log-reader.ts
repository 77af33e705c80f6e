import { equalBytes } from '@attestlayer/encoding';
import {
  hashLeaf,
  openTileTree,
  parseEntryBundle,
  TILE_WIDTH,
  type TileAddress,
  type TileTree,
  tilePath,
  tileWidth,
} from '@attestlayer/tlog';
import { LogError, storageError, treeError } from './log-error.ts';
import type { IndexedEntry, TileSource } from './ports.ts';
import type { TreeHead } from './tree-head.ts';

/**
 * The reading side of a log, for endpoints, monitors, witnesses and auditors. Nothing that the tiles give is trusted: every
 * tile is checked against the one above it and in the end against a root, every entry against its leaf hash.
 *
 * All of it throws LogError index_out_of_range, size_out_of_range, tile_missing, tile_damaged, entry_damaged,
 * storage_failed.
 */
export type LogReader = {
  /** Root of the first `size` entries. */
  root(size: number): Promise<Uint8Array>;
  /** The bytes of an entry of the tree of `size` entries. */
  entry(index: number, size: number): Promise<Uint8Array>;
  /** The entries [from, size) in order, read bundle by bundle. */
  entries(from: number, size: number): AsyncIterable<IndexedEntry>;
  /** Inclusion proof in the tree of `size` entries (RFC 6962 section 2.1.1). */
  inclusion(index: number, size: number): Promise<Uint8Array[]>;
  /** Consistency proof between two sizes (RFC 6962 section 2.1.2). */
  consistency(oldSize: number, size: number): Promise<Uint8Array[]>;
};

/**
 * Opens a log for reading.
 *
 * With `head`, the tree head of a verified checkpoint, every size up to it can be read and everything is checked against its
 * root. Without, what belongs to a size is checked against the root that the tiles of this size give: compare `root(size)`
 * with a verified checkpoint before you believe the rest.
 */
export function openLogReader({ tiles, head }: { tiles: TileSource; head?: TreeHead }): LogReader {
  const read = typeof tiles === 'function' ? tiles : tiles.read;
  let latest: TileTree | null = null;

  async function readTile(address: TileAddress): Promise<Uint8Array | null> {
    const path = tilePath(address);
    try {
      return await read(path);
    } catch (error) {
      throw storageError(error, `read ${path}`);
    }
  }

  /** The tree to read a size from; the tiles of the latest one that was asked for are kept. */
  function treeOf(size: number): TileTree {
    if (head !== undefined && size > head.size)
      throw new LogError('size_out_of_range', `the checkpoint covers ${head.size} entries, not ${size}`);
    const wanted = head?.size ?? size;
    if (latest?.size !== wanted) latest = openTileTree({ size: wanted, ...(head && { root: head.root }), readTile });
    return latest;
  }

  async function ask<T>(size: number, question: (tree: TileTree) => Promise<T>): Promise<T> {
    try {
      return await question(treeOf(size));
    } catch (error) {
      throw treeError(error);
    }
  }

  async function readBundle(bundle: number, tree: TileTree): Promise<Uint8Array[]> {
    const width = tileWidth({ level: 0, index: bundle, size: tree.size });
    const address: TileAddress = { level: 'entries', index: bundle, width };
    const bytes =
      (await readTile(address)) ?? (width < TILE_WIDTH ? await readTile({ ...address, width: TILE_WIDTH }) : null);
    if (bytes === null) throw new LogError('tile_missing', `${tilePath(address)} is not there`);
    const entries = parseEntryBundle(bytes).slice(0, width);
    const leafHashes = await tree.leafHashes(bundle);
    for (const [position, leafHash] of leafHashes.entries()) {
      const entry = entries[position];
      if (entry === undefined || !equalBytes(hashLeaf(entry), leafHash)) {
        const index = bundle * TILE_WIDTH + position;
        throw new LogError('entry_damaged', `entry ${index} is not the one that the tree was made of`);
      }
    }
    return entries;
  }

  async function entry(index: number, size: number): Promise<Uint8Array> {
    return ask(size, async (tree) => {
      checkIndex(index, size);
      const bundle = await readBundle(Math.floor(index / TILE_WIDTH), tree);
      return bundle[index % TILE_WIDTH]!;
    });
  }

  async function* entries(from: number, size: number): AsyncGenerator<IndexedEntry> {
    if (from === size) return;
    checkIndex(from, size);
    for (let bundle = Math.floor(from / TILE_WIDTH); bundle * TILE_WIDTH < size; bundle++) {
      const read = await ask(size, (tree) => readBundle(bundle, tree));
      for (const [position, bytes] of read.entries()) {
        const index = bundle * TILE_WIDTH + position;
        if (index >= from && index < size) yield { index, bytes };
      }
    }
  }

  return {
    root: (size) => ask(size, (tree) => tree.root(size)),
    entry,
    entries,
    inclusion: (index, size) => ask(size, (tree) => tree.proveInclusion(index, size)),
    consistency: (oldSize, size) => ask(size, (tree) => tree.proveConsistency(oldSize, size)),
  };
}

function checkIndex(index: number, size: number): void {
  if (Number.isSafeInteger(index) && index >= 0 && index < size) return;
  throw new LogError('index_out_of_range', `there is no entry ${index} in a log of ${size} entries`);
}

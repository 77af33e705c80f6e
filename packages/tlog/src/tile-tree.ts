import { equalBytes } from '@attestlayer/encoding';
import { edgeRoot, listEdgeTiles, readEdge, type TreeEdge } from './grow-tiles.ts';
import { emptyRoot, HASH_BYTES } from './hash.ts';
import { type ExpandedTile, expandTile } from './hash-tile.ts';
import { joinSubtrees, planConsistency, planInclusion, planRoot, type Subtree, type SubtreeRow } from './subtree.ts';
import { parseHashTile, TILE_HEIGHT, TILE_WIDTH, type TileAddress, tileWidth } from './tiles.ts';
import { TlogError } from './tlog-error.ts';
import { checkIndex, checkSize } from './whole-number.ts';

/** Gives the bytes of a hash tile, null when there is no such tile. What it gives is not trusted. */
export type ReadTile = (address: TileAddress) => Promise<Uint8Array | null>;

/**
 * A tree that is read from its tiles. A tile is used only after it was checked against the hash of it in the tile above,
 * and so up to the tiles at the right edge, which are checked against the root.
 */
export type TileTree = {
  readonly size: number;
  /** Root of the first `size` leaves; of all of them when left out. @throws TlogError size_out_of_range, tile_missing, tile_malformed, tile_inconsistent */
  root(size?: number): Promise<Uint8Array>;
  /** The partial tiles at the right edge: with them `growTiles` appends. @throws TlogError tile_missing, tile_malformed, tile_inconsistent */
  edge(): Promise<TreeEdge>;
  /** @throws TlogError index_out_of_range, tile_missing, tile_malformed, tile_inconsistent */
  leafHash(index: number): Promise<Uint8Array>;
  /** The leaf hashes of one tile of level 0, at most 256. @throws TlogError index_out_of_range, tile_missing, tile_malformed, tile_inconsistent */
  leafHashes(tileIndex: number): Promise<Uint8Array[]>;
  /** Inclusion proof (RFC 6962 section 2.1.1). @throws TlogError index_out_of_range, size_out_of_range, tile_missing, tile_malformed, tile_inconsistent */
  proveInclusion(index: number, size?: number): Promise<Uint8Array[]>;
  /** Consistency proof (RFC 6962 section 2.1.2). @throws TlogError size_out_of_range, tile_missing, tile_malformed, tile_inconsistent */
  proveConsistency(oldSize: number, size?: number): Promise<Uint8Array[]>;
};

// Checked tiles are kept, 16 kB each: the few upper ones serve every proof, and a row of proofs stays in one lower one.
const MAX_KEPT_TILES = 64;

type Edge = { hashes: TreeEdge; root: Uint8Array };

type KeptTile = { opening: Promise<ExpandedTile>; opened: ExpandedTile | null };

// One size has at most 53 nodes at its right edge; sizes before the present one are asked for now and then.
const MAX_JOINED_NODES = 256;

/**
 * Opens the tree of `size` leaves over its tiles. With `root`, everything is checked against it; without, against the root
 * that the right edge gives, and it is for the caller to compare `root()` with a signed checkpoint.
 *
 * @throws TlogError size_out_of_range, hash_malformed
 */
export function openTileTree({
  size,
  root: expectedRoot,
  readTile,
}: {
  size: number;
  root?: Uint8Array;
  readTile: ReadTile;
}): TileTree {
  checkSize(size);
  const kept = new Map<string, KeptTile>();
  const joined = new Map<string, Uint8Array>();
  const edgeTiles = new Map<string, ExpandedTile>();
  let edge: Promise<Edge> | null = null;

  async function readBytes(address: TileAddress): Promise<Uint8Array> {
    const bytes = await readTile(address);
    if (bytes !== null) return bytes;
    // A partial tile may be gone once the full one is there, of which it is the beginning.
    const full = address.width < TILE_WIDTH ? await readTile({ ...address, width: TILE_WIDTH }) : null;
    if (full === null)
      throw new TlogError('tile_missing', `tile ${address.index} of level ${address.level} is not there`);
    return full.subarray(0, address.width * HASH_BYTES);
  }

  async function readEdgeTiles(): Promise<Edge> {
    const addresses = listEdgeTiles(size);
    const hashes = readEdge(size, await Promise.all(addresses.map(readBytes)));
    const root = size === 0 ? emptyRoot : edgeRoot(hashes);
    if (expectedRoot !== undefined && !equalBytes(root, expectedRoot)) {
      throw new TlogError('tile_inconsistent', `the tiles at the right edge do not lead to the root of size ${size}`);
    }
    for (const { level, index } of addresses) edgeTiles.set(tileKey(level, index), expandTile(hashes[Number(level)]!));
    return { hashes, root };
  }

  function openEdge(): Promise<Edge> {
    edge ??= readEdgeTiles();
    edge.catch(() => {
      edge = null; // A store that failed may answer the next time.
    });
    return edge;
  }

  async function readFullTile(level: number, index: number): Promise<ExpandedTile> {
    const hashes = parseHashTile(await readBytes({ level, index, width: TILE_WIDTH }));
    const tile = expandTile(hashes);
    const parent = await openTile(level + 1, Math.floor(index / TILE_WIDTH));
    if (tile.width !== TILE_WIDTH || !equalBytes(tile.node(TILE_HEIGHT, 0), parent.node(0, index % TILE_WIDTH))) {
      throw new TlogError('tile_inconsistent', `tile ${index} of level ${level} is not the one in the tile above it`);
    }
    return tile;
  }

  async function openTile(level: number, index: number): Promise<ExpandedTile> {
    const key = tileKey(level, index);
    if (tileWidth({ level, index, size }) < TILE_WIDTH) {
      await openEdge();
      return edgeTiles.get(key)!;
    }
    const tile = kept.get(key) ?? keep(key, readFullTile(level, index));
    // Taken out and put back, a tile that is used often stays at the end of the map, far from being dropped.
    kept.delete(key);
    kept.set(key, tile);
    if (kept.size > MAX_KEPT_TILES) kept.delete(kept.keys().next().value!);
    return tile.opening;
  }

  function keep(key: string, opening: Promise<ExpandedTile>): KeptTile {
    const tile: KeptTile = { opening, opened: null };
    opening.then(
      (opened) => {
        tile.opened = opened;
      },
      () => kept.delete(key), // A store that failed may answer the next time.
    );
    return tile;
  }

  /** Joins every row. The tiles are opened all at once; where they are at hand, as for most of a batch, nothing waits. */
  async function joinRows(rows: SubtreeRow[]): Promise<Uint8Array[]> {
    const tiles = new Map<string, ExpandedTile>();
    const missing = new Map<string, [number, number]>();
    for (const { key, level, tileIndex } of rows.flat().map(locateSubtree)) {
      if (tiles.has(key)) continue;
      const opened = edgeTiles.get(key) ?? kept.get(key)?.opened;
      if (opened) tiles.set(key, opened);
      else missing.set(key, [level, tileIndex]);
    }
    await Promise.all(
      Array.from(missing, async ([key, [level, tileIndex]]) => tiles.set(key, await openTile(level, tileIndex))),
    );
    return rows.map((row) => joinRow(row, tiles));
  }

  function joinRow(row: SubtreeRow, tiles: ReadonlyMap<string, ExpandedTile>): Uint8Array {
    const hashes = () => row.map(locateSubtree).map(({ key, height, index }) => tiles.get(key)!.node(height, index));
    if (row.length === 1) return hashes()[0]!;
    // A node at the right edge is in the proof of every entry to its left.
    const key = `${tileKey(row[0]!.height, row[0]!.index)} ${row.length}`;
    const known = joined.get(key);
    if (known !== undefined) return known;
    const node = joinSubtrees(hashes());
    if (joined.size === MAX_JOINED_NODES) joined.clear();
    joined.set(key, node);
    return node;
  }

  function checkSizeWithin(smaller: number): void {
    checkSize(smaller);
    if (smaller > size) throw new TlogError('size_out_of_range', `the tree has ${size} leaves, not ${smaller}`);
  }

  async function root(smaller = size): Promise<Uint8Array> {
    checkSizeWithin(smaller);
    const whole = await openEdge();
    if (smaller === 0) return emptyRoot;
    return smaller === size ? whole.root : (await joinRows([planRoot(smaller)]))[0]!;
  }

  async function leafHash(index: number): Promise<Uint8Array> {
    checkIndex(index, size);
    return (await joinRows([[{ height: 0, index }]]))[0]!;
  }

  async function leafHashes(tileIndex: number): Promise<Uint8Array[]> {
    checkIndex(tileIndex * TILE_WIDTH, size);
    return (await openTile(0, tileIndex)).hashes();
  }

  async function proveInclusion(index: number, smaller = size): Promise<Uint8Array[]> {
    checkSizeWithin(smaller);
    return joinRows(planInclusion(index, smaller));
  }

  async function proveConsistency(oldSize: number, smaller = size): Promise<Uint8Array[]> {
    checkSizeWithin(smaller);
    return joinRows(planConsistency(oldSize, smaller));
  }

  return {
    size,
    root,
    edge: async () => (await openEdge()).hashes,
    leafHash,
    leafHashes,
    proveInclusion,
    proveConsistency,
  };
}

const tileKey = (level: TileAddress['level'], index: number) => `${level}/${index}`;

/** The tile that holds the root of a subtree, and where in it: `index` counts subtrees of this `height` from its left. */
function locateSubtree(subtree: Subtree) {
  const level = Math.floor(subtree.height / TILE_HEIGHT);
  const height = subtree.height % TILE_HEIGHT;
  const perTile = 2 ** (TILE_HEIGHT - height);
  const tileIndex = Math.floor(subtree.index / perTile);
  return { key: tileKey(level, tileIndex), level, tileIndex, height, index: subtree.index % perTile };
}

import { fullTileRoot } from './hash-tile.ts';
import { computeRoot } from './merkle-tree.ts';
import { formatHashTile, parseHashTile, TILE_WIDTH, type TileAddress, tileWidth } from './tiles.ts';
import { TlogError } from './tlog-error.ts';

/** The hashes in the partial tile at the right edge of every level, lowest first; empty where that tile would be empty. */
export type TreeEdge = readonly (readonly Uint8Array[])[];

/** A tile with its bytes. */
export type Tile = { address: TileAddress; bytes: Uint8Array };

/** A tree that has grown: its edge, and every hash tile that it has and the smaller tree had not, or not as wide. */
export type GrownTiles = { size: number; edge: TreeEdge; tiles: Tile[] };

/**
 * Lists the partial tiles at the right edge of a tree: together with their hashes they are its whole state.
 *
 * @throws TlogError tile_malformed
 */
export function listEdgeTiles(size: number): TileAddress[] {
  const addresses: TileAddress[] = [];
  for (let level = 0; TILE_WIDTH ** level <= size; level++) {
    const index = Math.floor(size / TILE_WIDTH ** (level + 1));
    const width = tileWidth({ level, index, size });
    if (width > 0) addresses.push({ level, index, width });
  }
  return addresses;
}

/**
 * Reads the edge of a tree from the tiles that {@link listEdgeTiles} names, in that order.
 *
 * @throws TlogError tile_malformed, tile_inconsistent when a tile has another width
 */
export function readEdge(size: number, tiles: readonly Uint8Array[]): TreeEdge {
  const edge: Uint8Array[][] = [];
  for (const [position, { level, width }] of listEdgeTiles(size).entries()) {
    const hashes = parseHashTile(tiles[position] ?? new Uint8Array(0));
    if (hashes.length !== width) {
      throw new TlogError('tile_inconsistent', `the tile at level ${level} has ${hashes.length} hashes, not ${width}`);
    }
    while (edge.length < Number(level)) edge.push([]);
    edge.push(hashes);
  }
  return edge;
}

/** Computes the root of a tree from its edge; the size follows from it. */
export function edgeRoot(edge: TreeEdge): Uint8Array {
  // Seen from one level, what lies to the right of its complete subtrees is one more, smaller hash behind them.
  return computeRoot(edge.reduce<Uint8Array[]>((below, hashes) => joinLevel(hashes, below), []));
}

function joinLevel(hashes: readonly Uint8Array[], below: readonly Uint8Array[]): Uint8Array[] {
  return below.length === 0 ? [...hashes] : [...hashes, computeRoot([...below])];
}

/**
 * Appends leaf hashes to a tree of which only the edge is known. Its cost is that of the new hashes, whatever the size.
 *
 * @throws TlogError hash_malformed
 */
export function growTiles({
  size,
  edge,
  leafHashes,
}: {
  size: number;
  edge: TreeEdge;
  leafHashes: readonly Uint8Array[];
}): GrownTiles {
  const tiles: Tile[] = [];
  const grownEdge: (readonly Uint8Array[])[] = [];
  let added: readonly Uint8Array[] = leafHashes;
  for (let level = 0; added.length > 0 || level < edge.length; level++) {
    const kept = edge[level] ?? [];
    const hashes = [...kept, ...added];
    const first = Math.floor(size / TILE_WIDTH ** (level + 1));
    const roots: Uint8Array[] = [];
    let start = 0;
    for (; start + TILE_WIDTH <= hashes.length; start += TILE_WIDTH) {
      const bytes = formatHashTile(hashes.slice(start, start + TILE_WIDTH));
      tiles.push({ address: { level, index: first + roots.length, width: TILE_WIDTH }, bytes });
      roots.push(fullTileRoot(bytes));
    }
    const rest = hashes.slice(start);
    if (rest.length > 0 && added.length > 0) {
      tiles.push({ address: { level, index: first + roots.length, width: rest.length }, bytes: formatHashTile(rest) });
    }
    grownEdge.push(rest);
    added = roots;
  }
  return { size: size + leafHashes.length, edge: trimEdge(grownEdge), tiles };
}

/** A level without a hash above the last one with some is no level of the tree yet. */
function trimEdge(edge: (readonly Uint8Array[])[]): TreeEdge {
  return edge.slice(0, edge.findLastIndex((hashes) => hashes.length > 0) + 1);
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '@attestlayer/encoding';
import type { TreeHead } from '@attestlayer/log';
import {
  edgeRoot,
  formatHashTile,
  growTiles,
  listEdgeTiles,
  TILE_WIDTH,
  type Tile,
  type TreeEdge,
  tilePath,
} from '@attestlayer/tlog';

/** Leaves that are hashed at once: a whole tile of level 1, so that no partial tile comes in between. */
const STEP = TILE_WIDTH * TILE_WIDTH;

/**
 * Writes the hash tiles of a log of `size` entries, as quickly as the disk takes them: made-up leaf hashes, no entries, no
 * fsync. For proofs that is all they need.
 */
export function seedTiles(directory: string, size: number): TreeHead {
  let edge: TreeEdge = [];
  for (let done = 0; done < size; ) {
    const leafHashes = makeLeafHashes(done, Math.min(STEP, size - done));
    const grown = growTiles({ size: done, edge, leafHashes });
    for (const tile of grown.tiles) if (tile.address.width === TILE_WIDTH) write(directory, tile);
    done = grown.size;
    edge = grown.edge;
  }
  for (const address of listEdgeTiles(size)) {
    write(directory, { address, bytes: formatHashTile([...edge[Number(address.level)]!]) });
  }
  return { size, root: edgeRoot(edge) };
}

function makeLeafHashes(first: number, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, position) => {
    const number = new Uint8Array(8);
    new DataView(number.buffer).setFloat64(0, first + position);
    return sha256(number);
  });
}

function write(directory: string, { address, bytes }: Tile): void {
  const path = join(directory, tilePath(address));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

import { concatBytes, sha256 } from '@attestlayer/encoding';
import { HASH_BYTES, nodeInput } from './hash.ts';
import { TILE_HEIGHT } from './tiles.ts';

/** A hash tile with the roots of every complete subtree inside it, so that a proof only looks them up. */
export type ExpandedTile = {
  /** Number of hashes in the tile, 1 to 256. */
  readonly width: number;
  /** Root of the hashes [index * 2^height, (index + 1) * 2^height) of the tile; height 8 is the root of a full one. */
  node(height: number, index: number): Uint8Array;
  /** The hashes of the tile in order. */
  hashes(): Uint8Array[];
};

/**
 * Computes the nodes inside a tile, at most 255 node hashes. They are kept in one piece, because many small arrays take
 * several times the memory.
 */
export function expandTile(hashes: readonly Uint8Array[]): ExpandedTile {
  const levels: Uint8Array[] = [concatBytes(...hashes)];
  for (let height = 1; height <= TILE_HEIGHT; height++) levels.push(hashPairs(levels[height - 1]!));
  const node = (height: number, index: number) => hashAt(levels[height]!, index);
  return { width: hashes.length, node, hashes: () => hashes.map((_, index) => node(0, index)) };
}

/** Root of the hashes of a full tile, given in one piece. */
export function fullTileRoot(bytes: Uint8Array): Uint8Array {
  let level = bytes;
  while (level.length > HASH_BYTES) level = hashPairs(level);
  return level;
}

function hashPairs(below: Uint8Array): Uint8Array {
  const pairs = Math.floor(below.length / (2 * HASH_BYTES));
  const above = new Uint8Array(pairs * HASH_BYTES);
  const input = nodeInput();
  for (let index = 0; index < pairs; index++) {
    input.set(below.subarray(2 * index * HASH_BYTES, 2 * (index + 1) * HASH_BYTES), 1);
    above.set(sha256(input), index * HASH_BYTES);
  }
  return above;
}

function hashAt(hashes: Uint8Array, index: number): Uint8Array {
  return hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
}

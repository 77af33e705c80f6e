import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes } from '@attestlayer/encoding';
import {
  formatEntryBundle,
  formatHashTile,
  growTiles,
  HASH_BYTES,
  hashLeaf,
  listEdgeTiles,
  parseEntryBundle,
  TILE_WIDTH,
  type TileAddress,
  type TreeEdge,
  tilePath,
  tileWidth,
} from '@attestlayer/tlog';
import { openDiskTiles } from './disk-tiles.ts';
import { errorCode, LogError, storageError } from './log-error.ts';
import type { TileStore } from './ports.ts';
import { refuseEntry } from './registry-entry.ts';

/**
 * Recomputes every hash tile from the entry bundles and compares it with the stored one, and every stored partial tile with
 * the beginning of the tile that it became. Returns the right edge of the tree, from which its root follows.
 *
 * @throws LogError tile_missing, tile_damaged, entry_damaged, storage_failed, and TlogError tile_malformed
 */
export async function checkTiles(directory: string, size: number): Promise<TreeEdge> {
  const tiles = openDiskTiles(directory);
  let edge: TreeEdge = [];
  for (let bundle = 0; bundle * TILE_WIDTH < size; bundle++) {
    const entries = await readBundle(directory, tiles, bundle, size);
    const grown = growTiles({ size: bundle * TILE_WIDTH, edge, leafHashes: entries.map(hashLeaf) });
    for (const { address, bytes } of grown.tiles) {
      if (address.width === TILE_WIDTH) await checkHashTile(directory, tiles, address, bytes);
    }
    edge = grown.edge;
  }
  for (const address of listEdgeTiles(size)) {
    await checkHashTile(directory, tiles, address, formatHashTile([...edge[Number(address.level)]!]));
  }
  return edge;
}

async function readBundle(directory: string, tiles: TileStore, index: number, size: number): Promise<Uint8Array[]> {
  const address: TileAddress = { level: 'entries', index, width: tileWidth({ level: 0, index, size }) };
  const entries = parseEntryBundle(await readTile(tiles, address));
  if (entries.length !== address.width)
    throw new LogError('tile_damaged', `${tilePath(address)} has ${entries.length} entries`);
  for (const [position, bytes] of entries.entries()) {
    const refusal = refuseEntry(bytes);
    const at = index * TILE_WIDTH + position;
    if (refusal !== null)
      throw new LogError('entry_damaged', `entry ${at} is not a registry entry: ${refusal.message}`, {
        cause: refusal,
      });
  }
  await checkPartialTiles(directory, tiles, address, (width) => formatEntryBundle(entries.slice(0, width)));
  return entries;
}

async function checkHashTile(
  directory: string,
  tiles: TileStore,
  address: TileAddress,
  expected: Uint8Array,
): Promise<void> {
  if (!equalBytes(await readTile(tiles, address), expected))
    throw new LogError('tile_damaged', `${tilePath(address)} is not what the entries give`);
  await checkPartialTiles(directory, tiles, address, (width) => expected.subarray(0, width * HASH_BYTES));
}

async function readTile(tiles: TileStore, address: TileAddress): Promise<Uint8Array> {
  const bytes = await tiles.read(tilePath(address));
  if (bytes === null) throw new LogError('tile_missing', `${tilePath(address)} is not there`);
  return bytes;
}

/** Checks the narrower tiles beside a tile: each was published once, and readers may still ask for it. */
async function checkPartialTiles(
  directory: string,
  tiles: TileStore,
  address: TileAddress,
  expect: (width: number) => Uint8Array,
): Promise<void> {
  const folder = join(directory, `${tilePath({ ...address, width: TILE_WIDTH })}.p`);
  for (const name of await listFolder(folder)) {
    const width = Number(name);
    if (!Number.isInteger(width) || width < 1 || width >= TILE_WIDTH)
      throw new LogError('tile_damaged', `${join(folder, name)} is no tile`);
    if (width >= address.width) continue; // The tile itself, or one of a batch that is not published.
    const path = tilePath({ ...address, width });
    if (!equalBytes(await readTile(tiles, { ...address, width }), expect(width)))
      throw new LogError('tile_damaged', `${path} is not what the entries give`);
  }
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw storageError(error, `list ${folder}`);
  }
}

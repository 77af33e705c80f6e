import type { CheckpointStore, TileStore } from '@attestlayer/log';
import { parseCheckpoint, parseNote, TILE_WIDTH, type TileAddress, tilePath, tileWidth } from '@attestlayer/tlog';
import { OperationsError } from '../operations-error.ts';

type Stores = { tiles: TileStore; checkpoints: CheckpointStore };

/**
 * Copies a log as of its checkpoint while its sequencer goes on, between stores of either kind: exactly the tiles of that tree, since
 * tiles beyond the checkpoint look like a log that was rolled back. What is handed in and not published yet is in the tables.
 * Gives the number of entries; null when there is no log.
 * @throws OperationsError backup_incomplete
 */
export async function copyLog(from: Stores, to: Stores): Promise<number | null> {
  // After a freeze the checkpoint does not change any more.
  const final = await from.checkpoints.readState('final');
  const checkpoint = await from.checkpoints.load();
  if (checkpoint === null) return null;
  const { size } = parseCheckpoint(parseNote(checkpoint).text);
  for (const address of listTiles(size)) {
    const path = tilePath(address);
    const bytes = await from.tiles.read(path);
    if (bytes === null) throw new OperationsError('backup_incomplete', `the log has no ${path}`);
    await to.tiles.write(path, bytes);
  }
  if (final !== null) await to.checkpoints.writeState('final', final);
  await to.checkpoints.swap(await to.checkpoints.load(), checkpoint);
  return size;
}

/** Every tile of a tree, level by level, and the bundles of its entries. */
function* listTiles(size: number): Iterable<TileAddress> {
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    yield { level: 'entries', index, width: tileWidth({ level: 0, index, size }) };
  }
  for (let level = 0; tileWidth({ level, index: 0, size }) > 0; level += 1) {
    for (let index = 0; tileWidth({ level, index, size }) > 0; index += 1) {
      yield { level, index, width: tileWidth({ level, index, size }) };
    }
  }
}

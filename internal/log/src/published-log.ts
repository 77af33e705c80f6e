import { equalBytes } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import {
  emptyRoot,
  openTileTree,
  type ReadTile,
  TILE_WIDTH,
  type TileTree,
  type TreeEdge,
  tilePath,
} from '@attestlayer/tlog';
import { LogError, treeError } from './log-error.ts';
import { openLogReader } from './log-reader.ts';
import type { CheckpointStore, Cosigner, Faults, TileStore } from './ports.ts';
import { type LogIdentity, type SignedCheckpoint, verifyCheckpoint } from './signed-checkpoint.ts';

/** What a sequencer works with. */
export type LogContext = {
  tiles: TileStore;
  checkpoints: CheckpointStore;
  identity: LogIdentity & { signer: Signer };
  cosigner: Cosigner | undefined;
  faults: Faults | undefined;
};

/** The log as of its published checkpoint, with what is needed to append: the right edge of the tree and of the bundles. */
export type PublishedLog = {
  checkpoint: SignedCheckpoint;
  tree: TileTree;
  edge: TreeEdge;
  /** The entries of the partial bundle at the end, fewer than 256. */
  tail: Uint8Array[];
};

// Tiles lie far away when they lie in S3: several requests at once, but not so many that a store throttles them.
const PARALLEL_READS = 32;

/**
 * Reads the published checkpoint and checks the right edge of the stored tiles against it; null when there is no checkpoint.
 *
 * @throws LogError checkpoint_invalid, checkpoint_other_origin, tile_missing, tile_damaged, entry_damaged, storage_failed
 */
export async function loadPublished({ tiles, checkpoints, identity }: LogContext): Promise<PublishedLog | null> {
  const bytes = await checkpoints.load();
  if (bytes === null) return null;
  const checkpoint = await verifyCheckpoint(bytes, identity);
  return openPublished(tiles, checkpoint);
}

async function openPublished(tiles: TileStore, checkpoint: SignedCheckpoint): Promise<PublishedLog> {
  const { size, root } = checkpoint;
  const readTile: ReadTile = (address) => tiles.read(tilePath(address));
  const tree = openTileTree({ size, root, readTile });
  try {
    const edge = await tree.edge();
    const tail: Uint8Array[] = [];
    const reader = openLogReader({ tiles, head: { size, root } });
    for await (const { bytes } of reader.entries(size - (size % TILE_WIDTH), size)) tail.push(bytes);
    return { checkpoint, tree, edge, tail };
  } catch (error) {
    throw treeError(error);
  }
}

/** A log without entries, under its first checkpoint. */
export function emptyLog(checkpoint: SignedCheckpoint): PublishedLog {
  const tree = openTileTree({ size: 0, root: emptyRoot, readTile: async () => null });
  return { checkpoint, tree, edge: [], tail: [] };
}

/**
 * Tells whether the store has a tile of a larger tree than this. Every tree of more leaves has the tile that comes next at
 * level 0 wider, or full; batches that were begun are finished before this is asked.
 *
 * @throws LogError storage_failed
 */
export async function hasTilesBeyond(tiles: TileStore, size: number): Promise<boolean> {
  const index = Math.floor(size / TILE_WIDTH);
  const narrowest = (size % TILE_WIDTH) + 1;
  for (let width = TILE_WIDTH; width >= narrowest; width -= PARALLEL_READS) {
    const widths = Array.from({ length: Math.min(PARALLEL_READS, width - narrowest + 1) }, (_, step) => width - step);
    const found = await Promise.all(widths.map((each) => tiles.read(tilePath({ level: 0, index, width: each }))));
    if (found.some((bytes) => bytes !== null)) return true;
  }
  return false;
}

/**
 * Compares the published log with a state that somebody outside has kept.
 *
 * @throws LogError log_rolled_back, tile_missing, tile_damaged, storage_failed
 */
export async function checkKnownState(tree: TileTree, known: { size: number; root: Uint8Array }): Promise<void> {
  if (known.size > tree.size)
    throw new LogError('log_rolled_back', `the log had ${known.size} entries before, now it has ${tree.size}`);
  if (!(await hadRoot(tree, known)))
    throw new LogError('log_rolled_back', `the log had another root at ${known.size} entries before`);
}

/** Whether a tree contains this state. @throws LogError tile_missing, tile_damaged, storage_failed */
export async function hadRoot(tree: TileTree, { size, root }: { size: number; root: Uint8Array }): Promise<boolean> {
  try {
    return size <= tree.size && equalBytes(await tree.root(size), root);
  } catch (error) {
    throw treeError(error);
  }
}

import {
  edgeRoot,
  formatEntryBundle,
  type GrownTiles,
  growTiles,
  hashLeaf,
  openTileTree,
  TILE_WIDTH,
  type Tile,
  type TileTree,
  tilePath,
} from '@attestlayer/tlog';
import type { Batch } from './batch-record.ts';
import { LogError } from './log-error.ts';
import type { TileStore } from './ports.ts';
import type { LogContext, PublishedLog } from './published-log.ts';
import { type SignedCheckpoint, signCheckpoint, verifyCosigned } from './signed-checkpoint.ts';
import type { TreeHead } from './tree-head.ts';

/** A batch with the tiles that it adds. */
export type PreparedBatch = { batch: Batch; grown: GrownTiles };

// A large batch writes some hundred tiles; the disk syncs several at once in the time of one.
const PARALLEL_WRITES = 16;

/** Computes the batch that puts these entries behind a published log. */
export function prepareBatch({ checkpoint, edge }: PublishedLog, entries: Uint8Array[]): PreparedBatch {
  const { size, root } = checkpoint;
  const grown = growTiles({ size, edge, leafHashes: entries.map(hashLeaf) });
  return { batch: { from: { size, root }, to: { size: grown.size, root: edgeRoot(grown.edge) }, entries }, grown };
}

/**
 * Publishes a batch that was written down: bundles and tiles first, durable, then signature, cosignatures and the swap of the
 * checkpoint. Running it again after a crash writes the same bytes and signs the same tree.
 *
 * @throws LogError tile_conflict, checkpoint_invalid, checkpoint_conflict, cosign_failed, witness_disagrees, storage_full,
 * storage_failed
 */
export async function publishBatch(
  context: LogContext,
  published: PublishedLog,
  { batch, grown }: PreparedBatch,
): Promise<PublishedLog> {
  const { identity, faults } = context;
  const { bundles, tail } = bundleEntries(published, batch.entries);
  const written = await writeTiles(context, [...bundles, ...grown.tiles]);
  await faults?.('tiles_written');

  const signed = await signCheckpoint(batch.to, identity);
  await faults?.('checkpoint_signed');
  const tree = openWrittenTree(context.tiles, batch.to, written);
  const checkpoint = await cosign(context, signed, tree);
  await faults?.('checkpoint_cosigned');

  await swapCheckpoint(context, published.checkpoint.bytes, checkpoint);
  await faults?.('checkpoint_swapped');
  return { checkpoint, tree, edge: grown.edge, tail };
}

/**
 * Publishes a checkpoint in place of the one that was published last.
 *
 * @throws LogError checkpoint_conflict, storage_full, storage_failed
 */
export async function swapCheckpoint(
  { checkpoints, identity }: LogContext,
  expected: Uint8Array | null,
  { bytes }: SignedCheckpoint,
): Promise<void> {
  if (await checkpoints.swap(expected, bytes)) return;
  throw new LogError('checkpoint_conflict', `somebody else has published a checkpoint of ${identity.origin}`);
}

/**
 * Asks the cosigner for cosignatures and checks what it gives back. Without a cosigner the checkpoint stays as it is.
 *
 * @throws LogError cosign_failed, witness_disagrees, checkpoint_invalid, checkpoint_other_origin
 */
export async function cosign(
  { cosigner, identity }: LogContext,
  signed: SignedCheckpoint,
  tree: TileTree,
): Promise<SignedCheckpoint> {
  if (cosigner === undefined) return signed;
  const { bytes: checkpoint, size } = signed;
  let cosigned: Uint8Array;
  try {
    cosigned = await cosigner({ checkpoint, size, prove: (oldSize) => tree.proveConsistency(oldSize) });
  } catch (cause) {
    if (cause instanceof LogError && cause.code === 'witness_disagrees') throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new LogError('cosign_failed', `the checkpoint of size ${size} was not cosigned: ${message}`, { cause });
  }
  return verifyCosigned(cosigned, signed, identity);
}

function bundleEntries({ checkpoint, tail }: PublishedLog, added: Uint8Array[]) {
  const entries = [...tail, ...added];
  const first = Math.floor(checkpoint.size / TILE_WIDTH);
  const bundles: Tile[] = [];
  for (let start = 0; start < entries.length; start += TILE_WIDTH) {
    const bundle = entries.slice(start, start + TILE_WIDTH);
    const address = { level: 'entries', index: first + bundles.length, width: bundle.length } as const;
    bundles.push({ address, bytes: formatEntryBundle(bundle) });
  }
  return { bundles, tail: entries.slice(entries.length - (entries.length % TILE_WIDTH)) };
}

/** Writes tiles, several at once: the order does not matter, as the batch is written down. */
async function writeTiles({ tiles, faults }: LogContext, all: Tile[]): Promise<Map<string, Uint8Array>> {
  const written = new Map(all.map(({ address, bytes }) => [tilePath(address), bytes]));
  const waiting = written.entries();
  async function writeSome(): Promise<void> {
    for (const [path, bytes] of waiting) {
      await tiles.write(path, bytes);
      await faults?.('tile_written');
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: PARALLEL_WRITES }, writeSome));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return written;
}

/** The tree over what was just written, which is at hand, and over what was there before. */
function openWrittenTree(tiles: TileStore, { size, root }: TreeHead, written: Map<string, Uint8Array>): TileTree {
  return openTileTree({
    size,
    root,
    readTile: async (address) => {
      const path = tilePath(address);
      return written.get(path) ?? tiles.read(path);
    },
  });
}

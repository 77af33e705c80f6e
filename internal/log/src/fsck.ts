import { equalBytes } from '@attestlayer/encoding';
import { edgeRoot, emptyRoot, TlogError } from '@attestlayer/tlog';
import { type Batch, parseBatch } from './batch-record.ts';
import { openDiskCheckpoints } from './disk-checkpoints.ts';
import { openDiskTiles } from './disk-tiles.ts';
import { parseFinal } from './final-record.ts';
import { checkTiles } from './fsck-tiles.ts';
import { LogError, type LogErrorCode, treeError } from './log-error.ts';
import { loadCheckpoint } from './log-view.ts';
import type { CheckpointStore } from './ports.ts';
import { hasTilesBeyond } from './published-log.ts';
import { type LogIdentity, verifyCheckpoint } from './signed-checkpoint.ts';
import type { TreeHead } from './tree-head.ts';

/**
 * The outcome of a check of a whole log. `unpublished` entries are those of a batch that a crash has interrupted, or that is
 * being published right now; the next opening publishes it.
 */
export type FsckReport =
  | { status: 'sound'; size: number; root: Uint8Array; unpublished: number }
  | { status: 'damaged'; code: LogErrorCode; message: string };

/**
 * Checks everything of a log in a directory without writing: the checkpoint's origin and signature, that every entry is a
 * registry entry, every tile of every level recomputed from the entries, the root, and the records of the sequencer.
 *
 * @throws LogError storage_failed, log_missing: then there is nothing to judge
 */
export async function fsckLocalLog({
  directory,
  ...identity
}: LogIdentity & { directory: string }): Promise<FsckReport> {
  try {
    const checkpoints = openDiskCheckpoints(directory);
    // The records before the checkpoint: a process that publishes meanwhile only moves the checkpoint on.
    const batch = await readBatch(checkpoints);
    const { size, root, bytes } = await verifyCheckpoint(await loadCheckpoint(directory), identity);
    const edge = await checkTiles(directory, size);
    if (!equalBytes(size === 0 ? emptyRoot : edgeRoot(edge), root))
      throw new LogError('tile_damaged', `the entries do not hash to the signed root of size ${size}`);
    const unpublished = checkBatch(batch, { size, root });
    await checkFinal(checkpoints, identity.origin, { size, root });
    if (await hasTilesBeyond(openDiskTiles(directory), size)) await checkIsPublishing(checkpoints, { size, bytes });
    return { status: 'sound', size, root, unpublished };
  } catch (cause) {
    const error = cause instanceof TlogError ? treeError(cause) : cause;
    if (!(error instanceof LogError) || error.code === 'storage_failed' || error.code === 'log_missing') throw error;
    return { status: 'damaged', code: error.code, message: error.message };
  }
}

async function readBatch(checkpoints: CheckpointStore): Promise<Batch | null> {
  const bytes = await checkpoints.readState('batch');
  return bytes === null ? null : parseBatch(bytes);
}

/** Checks the batch that was written down against the checkpoint; returns how many entries wait to be published. */
function checkBatch(batch: Batch | null, { size, root }: TreeHead): number {
  if (batch === null || batch.to.size <= size) return 0;
  if (batch.from.size === size && equalBytes(batch.from.root, root)) return batch.entries.length;
  throw new LogError('log_rolled_back', `the next batch does not follow the checkpoint of size ${size}`);
}

async function checkFinal(checkpoints: CheckpointStore, origin: string, { size, root }: TreeHead): Promise<void> {
  const final = await checkpoints.readState('final');
  if (final === null) return;
  const frozen = parseFinal(final, origin);
  if (frozen.size === size && equalBytes(frozen.root, root)) return;
  throw new LogError('final_damaged', `the log was frozen at ${frozen.size} entries, the checkpoint covers ${size}`);
}

/** Tiles of a larger tree are right only while a batch is being published, or was when a process ended. */
async function checkIsPublishing(
  checkpoints: CheckpointStore,
  checkpoint: { size: number; bytes: Uint8Array },
): Promise<void> {
  const { size, bytes } = checkpoint;
  const batch = await readBatch(checkpoints);
  if (batch !== null && batch.to.size > size) return;
  const current = await checkpoints.load();
  if (current !== null && !equalBytes(current, bytes)) return;
  throw new LogError('log_rolled_back', `there are tiles of more than the ${size} entries of the checkpoint`);
}

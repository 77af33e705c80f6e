import { equalBytes } from '@attestlayer/encoding';
import { edgeRoot, emptyRoot, TlogError } from '@attestlayer/tlog';
import { parseBatch } from './batch-record.ts';
import { openDiskCheckpoints } from './disk-checkpoints.ts';
import { openDiskTiles } from './disk-tiles.ts';
import { parseFinal } from './final-record.ts';
import { checkTiles } from './fsck-tiles.ts';
import { LogError, type LogErrorCode, treeError } from './log-error.ts';
import { loadCheckpoint } from './log-view.ts';
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
    const { size, root } = await verifyCheckpoint(await loadCheckpoint(directory), identity);
    const edge = await checkTiles(directory, size);
    if (!equalBytes(size === 0 ? emptyRoot : edgeRoot(edge), root))
      throw new LogError('tile_damaged', `the entries do not hash to the signed root of size ${size}`);
    const unpublished = await checkRecords(directory, identity.origin, { size, root });
    return { status: 'sound', size, root, unpublished };
  } catch (cause) {
    const error = cause instanceof TlogError ? treeError(cause) : cause;
    if (!(error instanceof LogError) || error.code === 'storage_failed' || error.code === 'log_missing') throw error;
    return { status: 'damaged', code: error.code, message: error.message };
  }
}

/** Checks what the sequencer has written down against the checkpoint; returns how many entries wait to be published. */
async function checkRecords(directory: string, origin: string, { size, root }: TreeHead): Promise<number> {
  const checkpoints = openDiskCheckpoints(directory);
  const final = await checkpoints.readState('final');
  if (final !== null) {
    const frozen = parseFinal(final, origin);
    if (frozen.size !== size || !equalBytes(frozen.root, root))
      throw new LogError(
        'final_damaged',
        `the log was frozen at ${frozen.size} entries, the checkpoint covers ${size}`,
      );
  }
  const record = await checkpoints.readState('batch');
  const batch = record === null ? null : parseBatch(record);
  if (batch !== null && batch.to.size > size) {
    if (batch.from.size === size && equalBytes(batch.from.root, root)) return batch.entries.length;
    throw new LogError('log_rolled_back', `the next batch does not follow the checkpoint of size ${size}`);
  }
  if (await hasTilesBeyond(openDiskTiles(directory), size))
    throw new LogError('log_rolled_back', `there are tiles of more than the ${size} entries of the checkpoint`);
  return 0;
}

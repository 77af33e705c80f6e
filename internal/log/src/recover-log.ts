import { equalBytes } from '@attestlayer/encoding';
import { emptyRoot } from '@attestlayer/tlog';
import { parseBatch } from './batch-record.ts';
import { LogError } from './log-error.ts';
import { cosign, type PreparedBatch, prepareBatch, publishBatch, swapCheckpoint } from './publish-batch.ts';
import {
  checkKnownState,
  emptyLog,
  hadRoot,
  hasTilesBeyond,
  type LogContext,
  loadPublished,
  type PublishedLog,
} from './published-log.ts';
import { signCheckpoint, stripCosignatures, verifyCheckpoint } from './signed-checkpoint.ts';
import type { TreeHead } from './tree-head.ts';

/** A log from which one can go on; `unfinished` says why its next batch could not be published yet, null when there is none. */
export type RecoveredLog = { published: PublishedLog; unfinished: LogError | null };

/**
 * Brings the stores to a state from which the log can go on, and makes a log where there is none. A batch that was written
 * down and not published is published now, whatever step it had reached; when its witnesses are out of reach it stays the
 * next one. When tiles, checkpoint, batch or the known state contradict each other, nothing is signed.
 *
 * @throws LogError log_rolled_back, checkpoint_missing, checkpoint_invalid, checkpoint_other_origin, checkpoint_conflict,
 * tile_missing, tile_damaged, tile_conflict, entry_damaged, batch_damaged, witness_disagrees, storage_full, storage_failed
 */
export async function recoverLog(context: LogContext, known: TreeHead): Promise<RecoveredLog> {
  const stored = (await loadPublished(context)) ?? (await beginLog(context, known));
  await checkKnownState(stored.tree, known);
  const recovered = await finishBatch(context, stored);
  if (recovered.unfinished === null && (await hasTilesBeyond(context.tiles, recovered.published.checkpoint.size)))
    throw rolledBack(context, `there are tiles of more than its ${recovered.published.checkpoint.size} entries`);
  return recovered;
}

/**
 * Shows the published checkpoint to the witnesses again: one that remembers more knows that this log was rolled back. That
 * witnesses are out of reach does not matter here; the next batch needs them.
 *
 * @throws LogError witness_disagrees, checkpoint_invalid, checkpoint_conflict, storage_full, storage_failed
 */
export async function askWitnesses(context: LogContext, published: PublishedLog): Promise<PublishedLog> {
  const { checkpoint } = published;
  const bare = await verifyCheckpoint(stripCosignatures(checkpoint, context.identity), context.identity);
  try {
    const cosigned = await cosign(context, bare, published.tree);
    if (equalBytes(cosigned.bytes, bare.bytes)) return published;
    await swapCheckpoint(context, checkpoint.bytes, cosigned);
    return { ...published, checkpoint: cosigned };
  } catch (error) {
    if (error instanceof LogError && error.code === 'cosign_failed') return published;
    throw error;
  }
}

/** Makes the log of size 0. From then on a log always has a checkpoint, so a missing one is damage and not a beginning. */
async function beginLog(context: LogContext, known: TreeHead): Promise<PublishedLog> {
  // An emptied store must not begin a second history under the same key.
  if (known.size > 0) throw rolledBack(context, `it is gone; it had ${known.size} entries`);
  const batch = await context.checkpoints.readState('batch');
  if (batch !== null || (await hasTilesBeyond(context.tiles, 0)))
    throw new LogError(
      'checkpoint_missing',
      `${context.identity.origin} has entries, but there is no checkpoint of them`,
    );
  const checkpoint = await signCheckpoint({ size: 0, root: emptyRoot }, context.identity);
  await swapCheckpoint(context, null, checkpoint);
  return emptyLog(checkpoint);
}

async function finishBatch(context: LogContext, published: PublishedLog): Promise<RecoveredLog> {
  const prepared = await prepareNextBatch(context, published);
  if (prepared === null) return { published, unfinished: null };
  try {
    return { published: await publishBatch(context, published, prepared), unfinished: null };
  } catch (error) {
    if (error instanceof LogError && error.code === 'cosign_failed') return { published, unfinished: error };
    throw error;
  }
}

/** The batch that was written down, when the checkpoint does not cover it yet. */
async function prepareNextBatch(context: LogContext, published: PublishedLog): Promise<PreparedBatch | null> {
  const bytes = await context.checkpoints.readState('batch');
  if (bytes === null) return null;
  const { from, to, entries } = parseBatch(bytes);
  const { size } = published.checkpoint;
  if (to.size <= size) {
    if (await hadRoot(published.tree, to)) return null;
    throw rolledBack(context, `its batch up to ${to.size} entries is not in it`);
  }
  if (from.size !== size || !(await hadRoot(published.tree, from)))
    throw rolledBack(context, `its next batch follows ${from.size} entries, the checkpoint covers ${size}`);
  const prepared = prepareBatch(published, entries);
  if (equalBytes(prepared.batch.to.root, to.root)) return prepared;
  throw new LogError('batch_damaged', 'the entries of the next batch do not give the tree that it names');
}

function rolledBack({ identity }: LogContext, how: string): LogError {
  return new LogError('log_rolled_back', `the log ${identity.origin} was rolled back or replaced: ${how}`);
}

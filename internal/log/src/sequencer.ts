import type { Signer } from '@attestlayer/signature';
import { emptyRoot, makeNoteKey } from '@attestlayer/tlog';
import { parseFinal } from './final-record.ts';
import { IN_MEMORY, openLeafIndex } from './leaf-index.ts';
import { LogError, treeError } from './log-error.ts';
import type { CheckpointStore, Cosigner, Faults, Sequencer, TileStore } from './ports.ts';
import { checkKnownState, type LogContext, type PublishedLog } from './published-log.ts';
import { askWitnesses, recoverLog } from './recover-log.ts';
import { runSequencer } from './run-sequencer.ts';
import type { TreeHead } from './tree-head.ts';

/** How long an entry waits for others to share its batch, in milliseconds, unless the operator says otherwise. */
export const DEFAULT_MERGE_DELAY_MS = 1000;

/** How to open a sequencer. */
export type SequencerOptions = {
  tiles: TileStore;
  checkpoints: CheckpointStore;
  /** First line of every checkpoint, and the name of the log's key. */
  origin: string;
  logSigner: Signer;
  /** Left out, checkpoints are published with the log's signature only. */
  cosigner?: Cosigner | undefined;
  /** Longest wait of an entry before its batch begins. */
  mergeDelayMs?: number | undefined;
  /** A state that this log is known to have had, such as `as_of` of the trust root. Left out, empty stores are a new log. */
  known?: TreeHead | undefined;
  /** File of the leaf index, which can be deleted at any time. Left out, the index is made anew from the tiles at every start. */
  indexPath?: string | undefined;
  faults?: Faults | undefined;
};

/**
 * Opens a log for appending, as the only process that does, and makes it when the stores are empty. What a crash has left
 * half done is finished first.
 *
 * What this cannot see: stores that were put back whole to a state behind `known`, when no witness remembers a later one.
 *
 * @throws LogError log_locked, log_rolled_back, witness_disagrees, checkpoint_missing, checkpoint_invalid,
 * checkpoint_other_origin, checkpoint_conflict, tile_missing, tile_damaged, tile_conflict, entry_damaged, batch_damaged,
 * final_damaged, storage_full, storage_failed
 */
export async function openSequencer(options: SequencerOptions): Promise<Sequencer> {
  const { tiles, checkpoints, origin, logSigner: signer, known = { size: 0, root: emptyRoot } } = options;
  const logKey = makeNoteKey({ name: origin, algorithm: 'ed25519', publicKey: signer.publicKey });
  const identity = { origin, logKey, signer };
  const context: LogContext = { tiles, checkpoints, identity, cosigner: options.cosigner, faults: options.faults };
  const lock = await checkpoints.lock();
  try {
    const { published: stored, unfinished } = await recoverLog(context, known);
    const isBatchOpen = unfinished !== null;
    // A witness may have seen more already of a batch that is not finished.
    const published = isBatchOpen ? stored : await askWitnesses(context, stored);
    const frozen = await readFinal(context, published);
    const index = await openLeafIndex(options.indexPath ?? IN_MEMORY, published.tree);
    const mergeDelayMs = options.mergeDelayMs ?? DEFAULT_MERGE_DELAY_MS;
    return runSequencer({ context, published, isBatchOpen, frozen, index, mergeDelayMs, release: lock.release });
  } catch (error) {
    await lock.release();
    throw treeError(error);
  }
}

async function readFinal({ checkpoints, identity }: LogContext, { tree }: PublishedLog): Promise<TreeHead | null> {
  const bytes = await checkpoints.readState('final');
  if (bytes === null) return null;
  const final = parseFinal(bytes, identity.origin);
  await checkKnownState(tree, final);
  if (final.size === tree.size) return final;
  throw new LogError(
    'final_damaged',
    `the log was frozen at ${final.size} entries, the checkpoint covers ${tree.size}`,
  );
}

import { join } from 'node:path';
import type { Signer } from '@attestlayer/signature';
import { openDiskCheckpoints } from './disk-checkpoints.ts';
import { openDiskTiles } from './disk-tiles.ts';
import type { Cosigner, Faults, Sequencer } from './ports.ts';
import { openSequencer } from './sequencer.ts';
import type { TreeHead } from './tree-head.ts';

/** A log whose tiles and checkpoint lie in one directory. */
export type LocalLog = Sequencer;

/** How to open a local log; what is left out is as for the sequencer, but entries do not wait for others. */
export type LocalLogOptions = {
  directory: string;
  /** First line of every checkpoint, and the name of the log's key. */
  origin: string;
  logSigner: Signer;
  known?: TreeHead | undefined;
  cosigner?: Cosigner | undefined;
  /** Longest wait of an entry before its batch begins; 0 when left out. */
  mergeDelayMs?: number | undefined;
  faults?: Faults | undefined;
};

const INDEX_FILE = 'index.sqlite';

/**
 * Opens the log in a directory for appending, and makes it when the directory has none.
 *
 * `checkpoint` and `tile/` of the directory are what c2sp.org/tlog-tiles serves; the rest belongs to the sequencer.
 *
 * @throws LogError as openSequencer
 */
export async function openLocalLog({
  directory,
  mergeDelayMs = 0,
  faults,
  ...options
}: LocalLogOptions): Promise<LocalLog> {
  return openSequencer({
    ...options,
    tiles: openDiskTiles(directory, { faults }),
    checkpoints: openDiskCheckpoints(directory, { faults }),
    indexPath: join(directory, INDEX_FILE),
    mergeDelayMs,
    faults,
  });
}

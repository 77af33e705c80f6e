import { open } from 'node:fs/promises';
import { syncFolder } from '@attestlayer/disk';
import { encodeHex } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import { createMerkleTree, emptyRoot, hashLeaf, type MerkleTree } from '@attestlayer/tlog';
import { type LogIdentity, readCheckpointFile, type SignedCheckpoint, writeCheckpointFile } from './checkpoint-file.ts';
import { type EntryLine, readEntryLines } from './entries-file.ts';
import { entriesPath } from './layout.ts';
import { LogError, storageError } from './log-error.ts';
import { checkAgainstCheckpoint } from './log-view.ts';
import { refuseEntry } from './registry-entry.ts';

/** A log as it lies on the disk, checked: everything the checkpoint covers is there and unchanged. */
export type RecoveredLog = {
  checkpoint: SignedCheckpoint;
  tree: MerkleTree;
  /** Index of every entry by its leaf hash in hex. */
  indexes: Map<string, number>;
  /** Size of the entries file up to the end of the last good line; what lies behind is the torn line of a crash. */
  completeBytes: number;
};

/**
 * Makes the log of size 0 in an empty directory. From then on a log always has a checkpoint, so a missing one is damage and
 * not a beginning.
 *
 * @throws LogError checkpoint_missing, storage_full, storage_failed
 */
export async function makeLog(directory: string, identity: LogIdentity & { signer: Signer }): Promise<void> {
  const path = entriesPath(directory);
  try {
    const handle = await open(path, 'a');
    const { size } = await handle.stat();
    await handle.close();
    if (size !== 0) throw new LogError('checkpoint_missing', `${path} has entries, but there is no checkpoint of them`);
    await syncFolder(directory);
  } catch (error) {
    throw storageError(error, `make the log in ${directory}`);
  }
  await writeCheckpointFile(directory, { size: 0, root: emptyRoot }, identity);
}

/**
 * Recomputes the whole tree from the entries and compares it with the checkpoint. Complete lines behind the checkpoint
 * were written before a crash and are kept; the last of them may have holes, as the disk wrote its blocks in any order,
 * and is then as torn as a line without an end.
 *
 * @throws LogError log_missing, checkpoint_invalid, checkpoint_other_origin, entries_missing, entries_changed,
 * entry_damaged, storage_failed
 */
export async function recoverLog(directory: string, identity: LogIdentity): Promise<RecoveredLog> {
  const checkpoint = await readCheckpointFile(directory, identity);
  if (checkpoint === null) throw new LogError('log_missing', `there is no log in ${directory}`);
  const tree = createMerkleTree();
  const indexes = new Map<string, number>();
  let completeBytes = 0;
  let torn: EntryLine | null = null;
  for await (const line of readEntryLines(entriesPath(directory))) {
    if (torn !== null)
      throw new LogError('entry_damaged', `line ${torn.index + 1} of ${entriesPath(directory)} is not an entry`);
    if (line.index >= checkpoint.size && refuseEntry(line.bytes) !== null) {
      torn = line;
      continue;
    }
    const leafHash = hashLeaf(line.bytes);
    const key = encodeHex(leafHash);
    if (!indexes.has(key)) indexes.set(key, line.index);
    tree.append(leafHash);
    completeBytes = line.endOffset;
  }
  checkAgainstCheckpoint(tree, checkpoint);
  return { checkpoint, tree, indexes, completeBytes };
}

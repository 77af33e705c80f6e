import { equalBytes } from '@attestlayer/encoding';
import { createMerkleTree, hashLeaf, type MerkleTree } from '@attestlayer/tlog';
import { type LogIdentity, readCheckpointFile, type SignedCheckpoint } from './checkpoint-file.ts';
import { readEntryLines } from './entries-file.ts';
import { entriesPath } from './layout.ts';
import { LogError } from './log-error.ts';

/** An entry and where the log put it; the bytes are the leaf. */
export type IndexedEntry = { index: number; bytes: Uint8Array };

/** What a reader knows of a log: a signed checkpoint and exactly the entries that hash to its root. */
export type LogView = {
  origin: string;
  size: number;
  root: Uint8Array;
  checkpoint: Uint8Array;
  entries: IndexedEntry[];
};

/** A tree at one size; `root` has 32 bytes. */
export type TreeHead = { size: number; root: Uint8Array };

/**
 * Reads a log without writing to it or locking it, also while another process appends. Entries that no checkpoint covers
 * yet are left out.
 *
 * @throws LogError log_missing, checkpoint_invalid, checkpoint_other_origin, entries_missing, entries_changed,
 * entry_damaged, storage_failed
 */
export async function readLogView({ directory, ...identity }: LogIdentity & { directory: string }): Promise<LogView> {
  // The checkpoint first: a process that appends meanwhile only adds entries behind it.
  const checkpoint = await readCheckpointFile(directory, identity);
  if (checkpoint === null) throw new LogError('log_missing', `there is no log in ${directory}`);
  const entries: IndexedEntry[] = [];
  const tree = createMerkleTree();
  if (checkpoint.size > 0) {
    for await (const { index, bytes } of readEntryLines(entriesPath(directory))) {
      entries.push({ index, bytes });
      tree.append(hashLeaf(bytes));
      if (entries.length === checkpoint.size) break;
    }
  }
  checkAgainstCheckpoint(tree, checkpoint);
  return {
    origin: identity.origin,
    size: checkpoint.size,
    root: checkpoint.root,
    checkpoint: checkpoint.bytes,
    entries,
  };
}

/**
 * Compares the tree of the stored entries with the signed checkpoint: shorter means a file was rolled back or cut,
 * another root means an entry was edited, added in the middle or moved.
 *
 * @throws LogError entries_missing, entries_changed
 */
export function checkAgainstCheckpoint(tree: MerkleTree, checkpoint: SignedCheckpoint): void {
  if (tree.size < checkpoint.size) {
    throw new LogError(
      'entries_missing',
      `the checkpoint covers ${checkpoint.size} entries, the file has ${tree.size}`,
    );
  }
  if (!equalBytes(tree.root(checkpoint.size), checkpoint.root)) {
    throw new LogError('entries_changed', `the entries do not hash to the signed root of size ${checkpoint.size}`);
  }
}

/**
 * Compares the tree with a state that somebody outside the log has kept.
 *
 * @throws LogError log_rolled_back
 */
export function checkKnownState(tree: MerkleTree, known: TreeHead): void {
  if (tree.size < known.size) {
    throw new LogError('log_rolled_back', `the log had ${known.size} entries before, now it has ${tree.size}`);
  }
  if (!equalBytes(tree.root(known.size), known.root)) {
    throw new LogError('log_rolled_back', `the log had another root at ${known.size} entries before`);
  }
}

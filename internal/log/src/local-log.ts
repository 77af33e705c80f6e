import { ensureFolder } from '@attestlayer/disk';
import { encodeHex } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import { emptyRoot, formatTlogProof, hashLeaf, makeNoteKey } from '@attestlayer/tlog';
import { type LogIdentity, readCheckpointFile, writeCheckpointFile } from './checkpoint-file.ts';
import { openEntriesFile, readEntryLines } from './entries-file.ts';
import { entriesPath } from './layout.ts';
import { acquireLock } from './lock.ts';
import { LogError, storageError } from './log-error.ts';
import { checkKnownState, type IndexedEntry, type TreeHead } from './log-view.ts';
import { makeLog, recoverLog } from './recover-log.ts';
import { refuseEntry } from './registry-entry.ts';

/** Where an entry is, with all that shows it: `proof` is a whole `c2sp.org/tlog-proof@v1` file, `checkpoint` the note in it. */
export type AppendResult = { index: number; proof: Uint8Array; checkpoint: Uint8Array };

/** The one writer of a log. Everything it gives out is covered by a checkpoint that is signed and on the disk. */
export type LocalLog = {
  readonly origin: string;
  /** Number of entries that the checkpoint covers. */
  readonly size: number;
  /**
   * Adds an entry, or finds it when it is there already: the same bytes always have the same index, so that issuing can be
   * run again after a crash. Concurrent calls are queued.
   *
   * @throws LogError entry_malformed, storage_full, storage_failed, log_failed, log_closed
   */
  append(entry: Uint8Array): Promise<AppendResult>;
  /** The latest signed checkpoint, a whole note. */
  checkpoint(): Promise<Uint8Array>;
  /** The entries that the checkpoint covers, in order. @throws LogError storage_failed */
  entries(): AsyncIterable<IndexedEntry>;
  /** A `c2sp.org/tlog-proof@v1` file for an entry, against the latest checkpoint. @throws LogError index_out_of_range */
  prove(index: number): Promise<Uint8Array>;
  /** Waits for what is being appended, then gives the lock back. */
  close(): Promise<void>;
};

/** How to open a log. */
export type LocalLogOptions = {
  directory: string;
  /** First line of every checkpoint, and the name of the log's key. */
  origin: string;
  logSigner: Signer;
  /** A state that this log is known to have had, such as `as_of` of the trust root. Left out, an empty directory is a new log. */
  known?: TreeHead;
};

/**
 * Opens the log in a directory for appending, and makes it when the directory has none. The tree is recomputed from the
 * entries: a log that does not match its own signed checkpoint, or has lost a known state, is not opened.
 *
 * What this cannot see: a directory that was put back whole to a state behind `known`. Readers who keep a newer checkpoint,
 * and witnesses, see that.
 *
 * @throws LogError log_locked, log_rolled_back, checkpoint_missing, checkpoint_invalid, checkpoint_other_origin,
 * entries_missing, entries_changed, entry_damaged, storage_full, storage_failed
 */
export async function openLocalLog(options: LocalLogOptions): Promise<LocalLog> {
  const { directory, origin, logSigner: signer, known = { size: 0, root: emptyRoot } } = options;
  const logKey = makeNoteKey({ name: origin, algorithm: 'ed25519', publicKey: signer.publicKey });
  await makeFolder(directory);
  const lock = await acquireLock(directory);
  try {
    return await openLocked({ directory, known, identity: { origin, logKey, signer }, release: lock.release });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function makeFolder(directory: string): Promise<void> {
  try {
    await ensureFolder(directory);
  } catch (error) {
    throw storageError(error, `make ${directory}`);
  }
}

async function openLocked(options: {
  directory: string;
  known: TreeHead;
  identity: LogIdentity & { signer: Signer };
  release: () => Promise<void>;
}): Promise<LocalLog> {
  const { directory, known, identity, release } = options;
  if ((await readCheckpointFile(directory, identity)) === null) {
    // A wiped directory must not begin a second history under the same key.
    if (known.size > 0)
      throw new LogError('log_rolled_back', `the log in ${directory} is gone; it had ${known.size} entries`);
    await makeLog(directory, identity);
  }
  const { tree, indexes, completeBytes, checkpoint } = await recoverLog(directory, identity);
  checkKnownState(tree, known);
  const file = await openEntriesFile(entriesPath(directory), completeBytes);
  let published = checkpoint;
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();

  /** Signs the present tree, unless the checkpoint covers it. Its entries are on the disk: append syncs them first. */
  async function publish(): Promise<void> {
    if (published.size === tree.size) return;
    published = await writeCheckpointFile(directory, { size: tree.size, root: tree.root() }, identity);
  }

  async function appendNow(entry: Uint8Array): Promise<AppendResult> {
    const leafHash = hashLeaf(entry);
    const key = encodeHex(leafHash);
    let index = indexes.get(key);
    if (index === undefined) {
      await file.append(entry);
      index = tree.size;
      tree.append(leafHash);
      indexes.set(key, index);
    }
    await publish();
    return { index, proof: proveNow(index), checkpoint: published.bytes };
  }

  function proveNow(index: number): Uint8Array {
    const proof = tree.proveInclusion(index, published.size);
    return formatTlogProof({ index, proof, checkpoint: published.bytes });
  }

  function append(entry: Uint8Array): Promise<AppendResult> {
    const bytes = entry.slice(); // The caller may use its buffer again while this waits.
    return enqueue(async () => {
      const refusal = refuseEntry(bytes);
      if (refusal !== null)
        throw new LogError('entry_malformed', `not a registry entry: ${refusal.message}`, { cause: refusal });
      return appendNow(bytes);
    });
  }

  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    if (closed) return Promise.reject(new LogError('log_closed', `the log ${identity.origin} is closed`));
    const result = queue.then(work);
    queue = result.catch(() => {}); // The caller gets the error; the next in the queue goes on.
    return result;
  }

  async function prove(index: number): Promise<Uint8Array> {
    if (Number.isSafeInteger(index) && index >= 0 && index < published.size) return proveNow(index);
    throw new LogError(
      'index_out_of_range',
      `the checkpoint covers ${published.size} entries, index ${index} is not one of them`,
    );
  }

  async function* entries(): AsyncGenerator<IndexedEntry> {
    const { size } = published;
    if (size === 0) return;
    for await (const { index, bytes } of readEntryLines(entriesPath(directory))) {
      yield { index, bytes };
      if (index + 1 === size) return;
    }
  }

  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    await queue;
    try {
      await file.close();
    } finally {
      await release();
    }
  }

  try {
    await publish(); // Lines that a crash left behind the checkpoint.
  } catch (error) {
    await file.close();
    throw error;
  }
  return {
    origin: identity.origin,
    get size() {
      return published.size;
    },
    append,
    checkpoint: async () => published.bytes,
    entries,
    prove,
    close,
  };
}

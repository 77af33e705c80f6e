import { equalBytes } from '@attestlayer/encoding';
import { formatTlogProof, hashLeaf } from '@attestlayer/tlog';
import { formatBatch } from './batch-record.ts';
import { createEntryPool, type WaitingEntry } from './entry-pool.ts';
import { formatFinal } from './final-record.ts';
import type { LeafIndex } from './leaf-index.ts';
import { LogError, storageError, treeError } from './log-error.ts';
import { openLogReader } from './log-reader.ts';
import type { AppendResult, IndexedEntry, Sequencer } from './ports.ts';
import { prepareBatch, publishBatch } from './publish-batch.ts';
import type { LogContext, PublishedLog } from './published-log.ts';
import { recoverLog } from './recover-log.ts';
import { refuseEntry } from './registry-entry.ts';
import type { TreeHead } from './tree-head.ts';

/** After these the stores are in a known state, or `recoverLog` brings them there: the next append tries again. */
const PASSING = new Set(['storage_full', 'cosign_failed']);

/**
 * Runs the one writer of an opened log: entries are gathered in batches, and one batch at a time is published.
 */
export function runSequencer(opened: {
  context: LogContext;
  published: PublishedLog;
  /** Whether a batch was begun and not finished: it must be, before the next one. */
  isBatchOpen: boolean;
  frozen: TreeHead | null;
  index: LeafIndex;
  mergeDelayMs: number;
  release: () => Promise<void>;
}): Sequencer {
  const { context, index, mergeDelayMs, release } = opened;
  const { origin } = context.identity;
  const pool = createEntryPool();
  let { published, frozen, isBatchOpen } = opened;
  let freezing = false;
  let closing: Promise<void> | null = null;
  /** What made this sequencer stop for good; another one, opened anew, finds out what is in the stores. */
  let failure: LogError | null = null;
  /** When the oldest entry came that waits, on the clock of `performance.now`. */
  let waitingSince = 0;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;

  /** Why nothing can be appended; null when it can. */
  function refusal(): LogError | null {
    if (closing !== null) return new LogError('log_closed', `the log ${origin} is closed`);
    if (frozen !== null || freezing)
      return new LogError('log_frozen', `the log ${origin} has ended; use its successor`);
    if (failure === null) return null;
    const message = `an earlier write of ${origin} failed: close the log and open it again`;
    return new LogError('log_failed', message, { cause: failure });
  }

  async function append(entry: Uint8Array): Promise<AppendResult> {
    const bytes = entry.slice(); // The caller may use its buffer again while this waits.
    const refused = refusal();
    if (refused !== null && refused.code !== 'log_failed') throw refused;
    const malformed = refuseEntry(bytes);
    if (malformed !== null)
      throw new LogError('entry_malformed', `not a registry entry: ${malformed.message}`, { cause: malformed });
    const leafHash = hashLeaf(bytes);
    const found = index.find(leafHash);
    if (found !== null && (await isAt(found, leafHash))) return answer(found);
    const refusedNow = refusal();
    if (refusedNow !== null) throw refusedNow;
    if (pool.size === 0) waitingSince = performance.now();
    const result = pool.add(bytes, leafHash);
    schedule();
    return result;
  }

  /** Whether the log has this leaf where the index says. */
  async function isAt(found: number, leafHash: Uint8Array): Promise<boolean> {
    const { tree } = published;
    try {
      return found < tree.size && equalBytes(await tree.leafHash(found), leafHash);
    } catch (error) {
      throw treeError(error);
    }
  }

  /** Where the log has this leaf; an index that says it wrongly is made anew. Only for the batch: it changes the index. */
  async function locate(leafHash: Uint8Array): Promise<number | null> {
    const found = index.find(leafHash);
    if (found === null || (await isAt(found, leafHash))) return found;
    index.clear();
    await index.catchUp(published.tree);
    return index.find(leafHash);
  }

  function schedule(): void {
    if (running !== null || pool.size === 0) return;
    // What came while a batch was being published has waited already.
    const waitMs = Math.max(0, waitingSince + mergeDelayMs - performance.now());
    if (pool.isFull) start();
    else timer ??= setTimeout(start, waitMs);
  }

  function start(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running ??= runBatch().finally(() => {
      running = null;
      schedule();
    });
  }

  async function runBatch(): Promise<void> {
    const taken = pool.take();
    try {
      await context.faults?.('batch_taken');
      await finishOpenBatch();
      await sequence(taken);
    } catch (cause) {
      const error = storageError(treeError(cause), `append to ${origin}`);
      if (!PASSING.has(error.code)) failure ??= error;
      for (const entry of taken) entry.result.reject(error);
      while (failure !== null && pool.size > 0) for (const entry of pool.take()) entry.result.reject(refusal());
    }
  }

  /** Publishes what an earlier batch has left behind, so that exactly one batch follows any checkpoint. */
  async function finishOpenBatch(): Promise<void> {
    if (!isBatchOpen) return;
    const recovered = await recoverLog(context, published.checkpoint);
    published = recovered.published;
    if (recovered.unfinished !== null) throw recovered.unfinished;
    isBatchOpen = false;
    await index.catchUp(published.tree);
  }

  async function sequence(taken: WaitingEntry[]): Promise<void> {
    const indexes = new Map<WaitingEntry, number>();
    const added: WaitingEntry[] = [];
    for (const entry of taken) {
      const found = await locate(entry.leafHash);
      indexes.set(entry, found ?? published.checkpoint.size + added.length);
      if (found === null) added.push(entry);
    }
    if (added.length > 0) await publish(added.map(({ bytes }) => bytes));
    try {
      await index.catchUp(published.tree);
      await context.faults?.('index_updated');
    } catch (cause) {
      // The entries are logged, so they are answered; without the index the next ones might be logged twice.
      failure = storageError(treeError(cause), `index ${origin}`);
    }
    for (const [entry, at] of indexes) entry.result.resolve(await answer(at));
  }

  async function publish(entries: Uint8Array[]): Promise<void> {
    const prepared = prepareBatch(published, entries);
    isBatchOpen = true;
    await context.checkpoints.writeState('batch', formatBatch(prepared.batch));
    await context.faults?.('batch_recorded');
    published = await publishBatch(context, published, prepared);
    isBatchOpen = false;
  }

  async function answer(at: number): Promise<AppendResult> {
    const { checkpoint } = published;
    return { index: at, proof: await prove(at), checkpoint: checkpoint.bytes };
  }

  async function prove(at: number): Promise<Uint8Array> {
    const { checkpoint, tree } = published;
    try {
      return formatTlogProof({ index: at, proof: await tree.proveInclusion(at), checkpoint: checkpoint.bytes });
    } catch (error) {
      throw treeError(error);
    }
  }

  async function* entries(from = 0): AsyncGenerator<IndexedEntry> {
    const { size } = published.checkpoint;
    yield* openLogReader({ tiles: context.tiles, head: published.checkpoint }).entries(from, size);
  }

  /** Waits until nothing is being appended any more; nothing new is let in. */
  async function drain(): Promise<void> {
    while (running !== null || pool.size > 0) {
      start();
      await running;
    }
  }

  async function freeze(): Promise<TreeHead> {
    if (frozen !== null) return frozen;
    const refused = refusal();
    if (refused !== null) throw refused;
    freezing = true;
    try {
      await drain();
      if (failure !== null) throw failure;
      await finishOpenBatch();
      return await writeFinal();
    } finally {
      freezing = false;
    }
  }

  async function writeFinal(): Promise<TreeHead> {
    const { size, root } = published.checkpoint;
    try {
      await context.checkpoints.writeState('final', formatFinal(origin, { size, root }));
    } catch (error) {
      failure = storageError(error, `freeze ${origin}`); // It may be written down after all.
      throw failure;
    }
    frozen = { size, root };
    return frozen;
  }

  async function finish(): Promise<void> {
    try {
      await drain();
    } finally {
      index.close();
      await release();
    }
  }

  return {
    origin,
    get size() {
      return published.checkpoint.size;
    },
    append,
    checkpoint: async () => published.checkpoint.bytes,
    entries,
    prove,
    freeze,
    close: () => (closing ??= finish()),
  };
}

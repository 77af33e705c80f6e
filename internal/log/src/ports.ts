import type { TreeHead } from './tree-head.ts';

/**
 * Where tiles lie. Paths are those of c2sp.org/tlog-tiles, relative to the log's prefix, such as `tile/0/x001/234` and
 * `tile/entries/000.p/12`. A tile is immutable, so any cache or mirror may serve it.
 */
export type TileStore = {
  /** The stored bytes, null when there is no such tile. @throws LogError storage_failed */
  read(path: string): Promise<Uint8Array | null>;
  /**
   * Returns when the tile is durable under its path. The same bytes again is fine: work is repeated after a crash.
   *
   * @throws LogError tile_conflict when other bytes lie there, storage_full, storage_failed
   */
  write(path: string, bytes: Uint8Array): Promise<void>;
};

/** What is enough to read a log: a store, or a function such as a `fetch` below the log's prefix that gives null for 404. */
export type TileSource = Pick<TileStore, 'read'> | ((path: string) => Promise<Uint8Array | null>);

/**
 * What else a sequencer writes down: `batch` is the batch that follows the checkpoint and must never become another one,
 * `final` the last state of a log that was frozen.
 */
export type StateName = 'batch' | 'final';

/** The one strongly consistent place of a log: its checkpoint, the lock of its sequencer, and two small records. */
export type CheckpointStore = {
  /** The published checkpoint, a whole signed note; null when the log has none. @throws LogError storage_failed */
  load(): Promise<Uint8Array | null>;
  /**
   * Publishes `next` if the published checkpoint is still `expected`, byte for byte, and tells whether it was. Returns when
   * the change is durable; readers see the old note or the new one, whole.
   *
   * @throws LogError storage_full, storage_failed: then nobody knows which of the two is published
   */
  swap(expected: Uint8Array | null, next: Uint8Array): Promise<boolean>;
  /** Takes the lock of the one sequencer. @throws LogError log_locked, storage_full, storage_failed */
  lock(): Promise<{ release(): Promise<void> }>;
  /** A record of the sequencer, null when it was never written. @throws LogError storage_failed */
  readState(name: StateName): Promise<Uint8Array | null>;
  /** Puts a record in place of the old one and returns when it is durable. @throws LogError storage_full, storage_failed */
  writeState(name: StateName, bytes: Uint8Array): Promise<void>;
};

/**
 * Collects cosignatures before a checkpoint is published. `checkpoint` is the signed note with the log's signature only,
 * `prove` gives the consistency proof from an older size to `size`. The result is the same note with cosignatures behind,
 * or unchanged where the policy asks for none. It must throw when the quorum is missed: what it returns is published.
 *
 * It may be asked for the same checkpoint again, after a crash and at every start.
 *
 * @throws LogError witness_disagrees when a witness remembers a larger size or another root than this checkpoint's: the
 * sequencer then refuses to go on. Any other error leaves the batch unpublished, to be tried again.
 */
export type Cosigner = (input: {
  checkpoint: Uint8Array;
  size: number;
  prove(oldSize: number): Promise<Uint8Array[]>;
}) => Promise<Uint8Array>;

/**
 * Steps at which a test may stop a sequencer, in the order in which a batch passes them. `file_synced` and `file_renamed`
 * come from the disk drivers, once for every file.
 */
export const FAULT_POINTS = [
  'batch_taken',
  'batch_recorded',
  'tile_written',
  'tiles_written',
  'checkpoint_signed',
  'checkpoint_cosigned',
  'checkpoint_swapped',
  'index_updated',
  'file_synced',
  'file_renamed',
] as const;

/** One of {@link FAULT_POINTS}. */
export type FaultPoint = (typeof FAULT_POINTS)[number];

/** Called when a step is done; a test makes it throw, or end the process. */
export type Faults = (point: FaultPoint) => void | Promise<void>;

/** An entry and where the log put it; the bytes are the leaf. */
export type IndexedEntry = { index: number; bytes: Uint8Array };

/** Where an entry is, with all that shows it: `proof` is a whole `c2sp.org/tlog-proof@v1` file, `checkpoint` the note in it. */
export type AppendResult = { index: number; proof: Uint8Array; checkpoint: Uint8Array };

/** The one writer of a log. Everything it gives out is covered by a checkpoint that is published and durable. */
export type Sequencer = {
  readonly origin: string;
  /** Number of entries that the checkpoint covers. */
  readonly size: number;
  /**
   * Adds an entry, or finds it when it is there already: the same bytes always have the same index, so that issuing can be
   * run again after a crash. Answers when the checkpoint that covers the entry is published. After an error the entry may
   * still get logged; append it again.
   *
   * @throws LogError entry_malformed, log_busy, log_closed, log_frozen, log_failed, cosign_failed, storage_full,
   * storage_failed
   */
  append(entry: Uint8Array): Promise<AppendResult>;
  /** The published checkpoint, a whole note. */
  checkpoint(): Promise<Uint8Array>;
  /** The entries that the checkpoint covers, in order, from an index on. @throws LogError tile_missing, tile_damaged, storage_failed */
  entries(from?: number): AsyncIterable<IndexedEntry>;
  /** A `c2sp.org/tlog-proof@v1` file for an entry, against the published checkpoint. @throws LogError index_out_of_range, tile_missing, tile_damaged, storage_failed */
  prove(index: number): Promise<Uint8Array>;
  /**
   * Ends the log: what is being appended is published, the final state is written down, and every later append, also after
   * the log is opened again, is refused with log_frozen. Cannot be undone.
   *
   * @throws LogError as append
   */
  freeze(): Promise<TreeHead>;
  /** Waits for what is being appended, then gives the lock back. */
  close(): Promise<void>;
};

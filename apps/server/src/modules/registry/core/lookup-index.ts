import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { decodeHex, equalBytes } from '@attestlayer/encoding';
import { KitError, type LogEntry, parseLogEntry } from '@attestlayer/kit';
import type { IndexedEntry } from '@attestlayer/log';
import { hashLeaf } from '@attestlayer/tlog';
import type { RegistryView } from './registry-view.ts';

/** By what an entry is found: its leaf hash, the receipt that it logs, or the receipt that it withdraws. */
type LookupKind = 'leaf' | 'receipt' | 'withdraw';

/** An entry that is no receipt. There are few of them, and all of them together are the history of keys and trust. */
type EventKind = Exclude<LogEntry['entry'], 'receipt.v1'>;

/**
 * Where entries are in the log. It is made from the entries, can be deleted at any time, and proves nothing: it gives
 * candidates, and whoever asks reads the entry and checks it.
 */
export type LookupIndex = {
  /** Indices of the entries that may be meant, in order. */
  find(kind: LookupKind, hash: Uint8Array): number[];
  /** Indices of entries of one kind below a size, in order. */
  events(kind: EventKind, size: number): number[];
  /** Reads what is missing, at most `maxEntries`; tells how many entries of the view are indexed. @throws LogError as the reader */
  catchUp(view: RegistryView, maxEntries: number): Promise<number>;
  close(): void;
};

const KIND_NUMBERS: Readonly<Record<LookupKind, number>> = { leaf: 0, receipt: 1, withdraw: 2 };
/** A batch is written without a pause: some tenths of a second in which nobody else is served. */
const BATCH_ENTRIES = 2048;
/** Hashes fall on all pages alike: with a small cache every row of a large index would read one from the disk. */
const CACHE_KIB = 65_536;
/** Never fails, and the hash is in ASCII. */
const LATIN1 = new TextDecoder('latin1');

// The first 64 bits of a hash are enough to find candidates and keep a row below 20 bytes: 10 million receipts take some
// 400 MB. `tree` has one row, the state of the log that is indexed.
const SCHEMA_SQL = `
  CREATE TABLE IF NOT EXISTS lookup (kind INTEGER, prefix INTEGER, entry INTEGER, PRIMARY KEY (kind, prefix, entry)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS event (kind TEXT, entry INTEGER, PRIMARY KEY (kind, entry)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS tree (id INTEGER PRIMARY KEY CHECK (id = 1), origin TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL) STRICT;
`;

/** Opens the index; one that is damaged is thrown away and made again. */
export function openLookupIndex(path: string): LookupIndex {
  try {
    return openDatabase(path);
  } catch {
    for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
    return openDatabase(path);
  }
}

function openDatabase(path: string): LookupIndex {
  const database = new DatabaseSync(path);
  // After a power cut the last rows may be gone, with the state that names them: they are read from the log again.
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -${CACHE_KIB}; ${SCHEMA_SQL}`,
  );
  const select = database.prepare('SELECT entry FROM lookup WHERE kind = ? AND prefix = ? ORDER BY entry');
  const selectEvents = database.prepare('SELECT entry FROM event WHERE kind = ? AND entry < ? ORDER BY entry');
  const insert = database.prepare('INSERT OR IGNORE INTO lookup (kind, prefix, entry) VALUES (?, ?, ?)');
  const insertEvent = database.prepare('INSERT OR IGNORE INTO event (kind, entry) VALUES (?, ?)');
  const selectTree = database.prepare('SELECT origin, size, root FROM tree');
  const upsertTree = database.prepare(
    'INSERT INTO tree (id, origin, size, root) VALUES (1, ?1, ?2, ?3) ON CONFLICT DO UPDATE SET origin = ?1, size = ?2, root = ?3',
  );
  let catchingUp: Promise<number> | null = null;

  /** How many entries are indexed; 0, and nothing is, when they are not the beginning of this log. */
  async function checkIndexed({ origin, size: viewSize, reader }: RegistryView): Promise<number> {
    const row = selectTree.get();
    if (row === undefined) return 0;
    const size = Number(row.size);
    const isOfThisLog = row.origin === origin;
    if (isOfThisLog && size > viewSize) return viewSize; // A request that began before another one moved the index on.
    if (isOfThisLog && equalBytes(await reader.root(size), new Uint8Array(row.root as Uint8Array))) return size;
    database.exec('DELETE FROM lookup; DELETE FROM event; DELETE FROM tree;');
    return 0;
  }

  async function read(view: RegistryView, maxEntries: number): Promise<number> {
    let size = await checkIndexed(view);
    const end = Math.min(view.size, size + maxEntries);
    while (size < end) {
      const next = Math.min(end, size + BATCH_ENTRIES);
      const batch: IndexedEntry[] = [];
      for await (const entry of view.reader.entries(size, next)) batch.push(entry);
      addBatch(batch, view.origin, next, await view.reader.root(next));
      size = next;
    }
    return size;
  }

  function addBatch(batch: IndexedEntry[], origin: string, size: number, root: Uint8Array): void {
    database.exec('BEGIN');
    try {
      for (const entry of batch) addEntry(entry);
      upsertTree.run(origin, size, root);
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }

  function addEntry({ index, bytes }: IndexedEntry): void {
    insert.run(KIND_NUMBERS.leaf, prefixOf(hashLeaf(bytes)), index);
    const receiptSha256 = peekReceipt(bytes);
    if (receiptSha256 !== null) {
      insert.run(KIND_NUMBERS.receipt, prefixOf(decodeHex(receiptSha256)), index);
      return;
    }
    const entry = readEntry(bytes);
    if (entry === null || entry.entry === 'receipt.v1') return; // Found by its leaf hash only: an auditor reports it.
    insertEvent.run(entry.entry, index);
    if (entry.entry === 'withdraw.v1')
      insert.run(KIND_NUMBERS.withdraw, prefixOf(decodeHex(entry.receipt_sha256)), index);
  }

  async function catchUp(view: RegistryView, maxEntries: number): Promise<number> {
    while (catchingUp !== null) await catchingUp.catch(() => {});
    catchingUp = read(view, maxEntries).finally(() => {
      catchingUp = null;
    });
    return catchingUp;
  }

  return {
    find: (kind, hash) => select.all(KIND_NUMBERS[kind], prefixOf(hash)).map(({ entry }) => Number(entry)),
    events: (kind, size) => selectEvents.all(kind, size).map(({ entry }) => Number(entry)),
    catchUp,
    close: () => database.close(),
  };
}

/** Reads an entry of the log; null for bytes that are none, which a log must not hold but might. */
export function readEntry(bytes: Uint8Array): LogEntry | null {
  try {
    return parseLogEntry(bytes);
  } catch (error) {
    if (error instanceof KitError) return null;
    throw error;
  }
}

/**
 * The receipt hash of a receipt entry, which is canonical JSON and so always has its members in this order. A look-up reads
 * the entry in full: here it is enough to pass over none, and reading every receipt in full would take most of the time.
 */
function peekReceipt(bytes: Uint8Array): string | null {
  const text = LATIN1.decode(bytes);
  return /^\{"entry":"receipt\.v1",.*,"receipt_sha256":"([0-9a-f]{64})"/.exec(text)?.[1] ?? null;
}

function prefixOf(hash: Uint8Array): bigint {
  return new DataView(hash.buffer, hash.byteOffset).getBigInt64(0);
}

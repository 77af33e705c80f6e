import { DatabaseSync } from 'node:sqlite';
import { emptyRoot } from '@attestlayer/tlog';
import { WitnessError } from './witness-error.ts';

/** The latest state of a log that was cosigned; size 0 and the root of the empty tree when none was. `root` has 32 bytes. */
export type CosignedState = { size: number; root: Uint8Array };

/** What a witness must never forget: per log, the latest tree that it cosigned. Every call is durable when it returns. */
export type WitnessState = {
  /** The vkey of the witness that this state belongs to; null for a new state. */
  owner(): string | null;
  claim(vkey: string): void;
  read(origin: string): CosignedState;
  /**
   * Records `next` if the recorded state is still `expected`, and tells whether it was. `note` is the signed checkpoint,
   * kept as evidence of what the log showed.
   */
  swap(origin: string, expected: CosignedState, next: CosignedState & { note: Uint8Array }): boolean;
  /** Keeps a signed checkpoint with another root than the one that was cosigned at its size: proof that the log lied. */
  keepSplitView(origin: string, checkpoint: CosignedState & { note: Uint8Array }): void;
  close(): void;
};

// Another process with the same state (an old one that is still shutting down) holds the write lock for milliseconds.
const LOCK_TIMEOUT_MS = 5000;
// A log key in the wrong hands can sign split views without end; these prove as much as more would.
const MAX_SPLIT_VIEWS = 64;

// The triggers repeat the one rule in the place that holds the truth: whatever the program does, a recorded tree can only
// grow.
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS witness (id INTEGER PRIMARY KEY CHECK (id = 1), vkey TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS cosigned (
    origin TEXT PRIMARY KEY,
    size INTEGER NOT NULL CHECK (size >= 0),
    root BLOB NOT NULL CHECK (length(root) = 32),
    note BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS split_views (
    origin TEXT NOT NULL,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    note BLOB NOT NULL,
    PRIMARY KEY (origin, size, root)
  ) STRICT;
  CREATE TRIGGER IF NOT EXISTS cosigned_only_grows BEFORE UPDATE ON cosigned
  WHEN NEW.size <= OLD.size OR NEW.origin <> OLD.origin
  BEGIN SELECT RAISE(ABORT, 'a cosigned tree can only grow'); END;
  CREATE TRIGGER IF NOT EXISTS cosigned_is_kept BEFORE DELETE ON cosigned
  BEGIN SELECT RAISE(ABORT, 'a cosigned tree is never forgotten'); END;
`;

/**
 * Opens the state file, and makes it when there is none. SQLite with a write-ahead log and synchronous=FULL: a commit that
 * has returned survives a crash and a power cut.
 *
 * @throws WitnessError state_failed
 */
export function openState(path: string): WitnessState {
  const database = openDatabase(path);
  const selectOwner = database.prepare('SELECT vkey FROM witness');
  const insertOwner = database.prepare('INSERT INTO witness (id, vkey) VALUES (1, ?)');
  const select = database.prepare('SELECT size, root FROM cosigned WHERE origin = ?');
  const insert = database.prepare(
    'INSERT INTO cosigned (origin, size, root, note) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = database.prepare(
    'UPDATE cosigned SET size = ?, root = ?, note = ? WHERE origin = ? AND size = ? AND root = ?',
  );
  const keep = database.prepare(
    `INSERT INTO split_views (origin, size, root, note) SELECT ?, ?, ?, ?
     WHERE (SELECT count(*) FROM split_views WHERE origin = ?) < ${MAX_SPLIT_VIEWS} ON CONFLICT DO NOTHING`,
  );

  function readRecorded(origin: string): CosignedState | null {
    const row = select.get(origin);
    return row === undefined ? null : { size: row.size as number, root: row.root as Uint8Array };
  }

  function swap(origin: string, expected: CosignedState, next: CosignedState & { note: Uint8Array }): boolean {
    const recorded = readRecorded(origin);
    if (recorded === null) {
      if (expected.size !== 0) return false;
      return insert.run(origin, next.size, next.root, next.note).changes === 1;
    }
    // A replay of the latest checkpoint costs no write: anybody can send it as often as they like.
    if (expected.size === next.size) return recorded.size === expected.size;
    return update.run(next.size, next.root, next.note, origin, expected.size, expected.root).changes === 1;
  }

  return {
    owner: () => (selectOwner.get()?.vkey as string | undefined) ?? null,
    claim: (vkey) => void insertOwner.run(vkey),
    read: (origin) => readRecorded(origin) ?? { size: 0, root: emptyRoot },
    swap,
    keepSplitView: (origin, { size, root, note }) => void keep.run(origin, size, root, note, origin),
    close: () => database.close(),
  };
}

function openDatabase(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { timeout: LOCK_TIMEOUT_MS });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    database.exec(SCHEMA);
    return database;
  } catch (cause) {
    const message = `the state ${path} cannot be opened: ${cause instanceof Error ? cause.message : cause}`;
    throw new WitnessError('state_failed', message, 'check the disk and the permissions; do not delete the state', {
      cause,
    });
  }
}

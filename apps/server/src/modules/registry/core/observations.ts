import { DatabaseSync } from 'node:sqlite';
import type { TreeHead } from '@attestlayer/log';
import { parseCheckpoint, parseNote } from '@attestlayer/tlog';
import type { RegistryView } from './registry-view.ts';

/** A checkpoint that this registry has verified, and when it first saw that size. */
export type SeenCheckpoint = { size: number; seenAtMs: number; note: Uint8Array };
/** The size of the log at the end of an hour in which it grew, as far as this registry looked. */
export type GrowthPoint = { atMs: number; size: number };

/**
 * What this registry has seen of the log over time. Unlike the look-up index it cannot be made again from the log, which
 * holds no times; it is shown as what this one program saw, and proves nothing.
 */
export type Observations = {
  add(view: RegistryView, atMs: number): void;
  /** The largest state that was seen: the log must contain it. */
  last(origin: string): TreeHead | null;
  /** The last checkpoints, newest first. */
  checkpoints(origin: string): SeenCheckpoint[];
  /** Oldest first. */
  growth(origin: string): GrowthPoint[];
  close(): void;
};

const KEPT_CHECKPOINTS = 50;
/** Five years of a log that grows every hour. */
const KEPT_HOURS = 43_800;
const HOUR_MS = 3_600_000;

const SCHEMA_SQL = `
  CREATE TABLE IF NOT EXISTS checkpoint (origin TEXT, size INTEGER, seen_at_ms INTEGER NOT NULL, note BLOB NOT NULL, PRIMARY KEY (origin, size)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS growth (origin TEXT, hour INTEGER, at_ms INTEGER NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (origin, hour)) STRICT, WITHOUT ROWID;
`;

/** Opens the record of what was seen. */
export function openObservations(path: string): Observations {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA_SQL}`);
  const upsert = database.prepare(
    'INSERT INTO checkpoint (origin, size, seen_at_ms, note) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET note = ?4',
  );
  const upsertHour = database.prepare(
    'INSERT INTO growth (origin, hour, at_ms, size) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET at_ms = ?3, size = ?4',
  );
  const prune = database.prepare(
    'DELETE FROM checkpoint WHERE origin = ?1 AND size < (SELECT min(size) FROM (SELECT size FROM checkpoint WHERE origin = ?1 ORDER BY size DESC LIMIT ?2))',
  );
  const pruneHours = database.prepare('DELETE FROM growth WHERE origin = ? AND hour < ?');
  const select = database.prepare(
    'SELECT size, seen_at_ms, note FROM checkpoint WHERE origin = ? ORDER BY size DESC LIMIT ?',
  );
  const selectHours = database.prepare('SELECT at_ms, size FROM growth WHERE origin = ? ORDER BY hour');

  function add({ origin, size, note }: RegistryView, atMs: number): void {
    const hour = Math.floor(atMs / HOUR_MS);
    upsert.run(origin, size, atMs, note);
    upsertHour.run(origin, hour, atMs, size);
    prune.run(origin, KEPT_CHECKPOINTS);
    pruneHours.run(origin, hour - KEPT_HOURS);
  }

  function checkpoints(origin: string): SeenCheckpoint[] {
    return select.all(origin, KEPT_CHECKPOINTS).map((row) => ({
      size: Number(row.size),
      seenAtMs: Number(row.seen_at_ms),
      note: new Uint8Array(row.note as Uint8Array),
    }));
  }

  function last(origin: string): TreeHead | null {
    const [newest] = checkpoints(origin);
    if (newest === undefined) return null;
    const { size, root } = parseCheckpoint(parseNote(newest.note).text);
    return { size, root };
  }

  return {
    add,
    last,
    checkpoints,
    growth: (origin) => selectHours.all(origin).map((row) => ({ atMs: Number(row.at_ms), size: Number(row.size) })),
    close: () => database.close(),
  };
}

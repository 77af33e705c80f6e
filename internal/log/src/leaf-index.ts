import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { equalBytes } from '@attestlayer/encoding';
import { TILE_WIDTH, type TileTree } from '@attestlayer/tlog';
import { storageError } from './log-error.ts';

/**
 * Where each leaf hash is in the log. It can be lost and made again from the tiles, and what it answers is checked against
 * them: it only saves reading the whole log to learn that an entry is there already.
 */
export type LeafIndex = {
  /** Index of a leaf as far as the index knows; null when it does not. @throws LogError storage_failed */
  find(leafHash: Uint8Array): number | null;
  /** Reads from the tiles what the index lacks. @throws LogError storage_failed, and TlogError as the tree */
  catchUp(tree: TileTree): Promise<void>;
  /** Forgets everything; to be followed by `catchUp`. @throws LogError storage_failed */
  clear(): void;
  close(): void;
};

/** For a log whose index need not outlive the process: it is made anew at every start. */
export const IN_MEMORY = ':memory:';

// `leaf` holds each leaf hash once, with its first index; `tree` has one row, the state of the tree that is indexed.
const SCHEMA_SQL = `
  CREATE TABLE IF NOT EXISTS leaf (hash BLOB PRIMARY KEY, entry INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS tree (id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, root BLOB NOT NULL) STRICT;
`;

/**
 * Opens the index of a log and brings it up to the tree. An index that is damaged, or is not one of this tree, is made anew.
 *
 * @throws LogError storage_failed, and TlogError as the tree
 */
export async function openLeafIndex(path: string, tree: TileTree): Promise<LeafIndex> {
  try {
    return await openAndCatchUp(path, tree);
  } catch (error) {
    if (path === IN_MEMORY || !isSqliteError(error)) throw error;
    for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
    return openAndCatchUp(path, tree);
  }
}

async function openAndCatchUp(path: string, tree: TileTree): Promise<LeafIndex> {
  const index = openDatabase(path);
  try {
    await index.catchUp(tree);
    return index;
  } catch (error) {
    index.close();
    throw error;
  }
}

function openDatabase(path: string): LeafIndex {
  const database = run(path, () => new DatabaseSync(path));
  // After a power cut the last rows may be gone, with the state that names them: they are read from the tiles again.
  run(path, () => database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA_SQL}`));
  const [select, insert, selectTree, upsertTree] = run(path, () => [
    database.prepare('SELECT entry FROM leaf WHERE hash = ?'),
    database.prepare('INSERT OR IGNORE INTO leaf (hash, entry) VALUES (?, ?)'),
    database.prepare('SELECT size, root FROM tree'),
    database.prepare(
      'INSERT INTO tree (id, size, root) VALUES (1, ?1, ?2) ON CONFLICT DO UPDATE SET size = ?1, root = ?2',
    ),
  ]);

  function find(leafHash: Uint8Array): number | null {
    const row = run(path, () => select!.get(leafHash));
    return row === undefined ? null : Number(row.entry);
  }

  function clear(): void {
    run(path, () => database.exec('DELETE FROM leaf; DELETE FROM tree;'));
  }

  /** How many leaves are indexed; 0, and nothing is, when they are not the beginning of this tree. */
  async function checkIndexed(tree: TileTree): Promise<number> {
    const row = run(path, () => selectTree!.get());
    if (row === undefined) return 0;
    const size = Number(row.size);
    if (size <= tree.size && equalBytes(await tree.root(size), new Uint8Array(row.root as Uint8Array))) return size;
    clear();
    return 0;
  }

  async function catchUp(tree: TileTree): Promise<void> {
    let size = await checkIndexed(tree);
    while (size < tree.size) {
      const tile = Math.floor(size / TILE_WIDTH);
      const leafHashes = (await tree.leafHashes(tile)).slice(size - tile * TILE_WIDTH);
      const root = await tree.root(size + leafHashes.length);
      run(path, () => addRows(leafHashes, size, root));
      size += leafHashes.length;
    }
  }

  function addRows(leafHashes: Uint8Array[], first: number, root: Uint8Array): void {
    database.exec('BEGIN');
    try {
      for (const [position, leafHash] of leafHashes.entries()) insert!.run(leafHash, first + position);
      upsertTree!.run(first + leafHashes.length, root);
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }

  return { find, catchUp, clear, close: () => database.close() };
}

function run<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageError(error, `use the index ${path}`);
  }
}

function isSqliteError(error: unknown): boolean {
  return error instanceof Error && (error.cause as { code?: unknown } | undefined)?.code === 'ERR_SQLITE_ERROR';
}

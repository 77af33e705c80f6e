import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createSha256, encodeHex } from '@attestlayer/encoding';
import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { AppDatabase } from '../../database/index.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { type Row, writeRow } from './row-codec.ts';

type AnyDb = Kysely<Record<string, Row>>;
export type TableDump = { steps: string[]; tables: BackupManifest['tables'] };

/** The migration library's own tables: a restore makes them anew. */
const LIBRARY_TABLES = new Set(['kysely_migration', 'kysely_migration_lock']);
/** Rows read at a time: one row of a hash trail can have a megabyte. */
const BATCH_ROWS = 200;

/**
 * Writes every table as a file of JSON lines, all as of one moment, while the server goes on: a reading transaction on SQLite
 * (WAL), repeatable read on PostgreSQL.
 */
export async function dumpTables(database: AppDatabase, folder: string): Promise<TableDump> {
  const begin = database.kind === 'sqlite' ? 'begin' : 'begin transaction isolation level repeatable read read only';
  return database.query.connection().execute(async (connection) => {
    const db = connection as unknown as AnyDb;
    await db.executeQuery(CompiledQuery.raw(begin));
    try {
      const steps = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
      const tables: TableDump['tables'] = [];
      for (const name of await listTables(db)) tables.push(await dumpTable(db, database.kind, name, folder));
      return { steps: steps.rows.map(({ name }) => name), tables };
    } finally {
      await db.executeQuery(CompiledQuery.raw('rollback'));
    }
  });
}

/** Names of our tables, sorted. */
export async function listTables(db: Kysely<never> | AnyDb): Promise<string[]> {
  const tables = await db.introspection.getTables();
  return tables
    .map(({ name }) => name)
    .filter((name) => !LIBRARY_TABLES.has(name))
    .sort();
}

async function dumpTable(
  db: AnyDb,
  kind: AppDatabase['kind'],
  name: string,
  folder: string,
): Promise<TableDump['tables'][number]> {
  const file = createWriteStream(join(folder, `${name}.jsonl`), { flags: 'wx' });
  const hasher = createSha256();
  let rows = 0;
  for await (const row of readRows(db, kind, name)) {
    const line = writeRow(row);
    hasher.update(new TextEncoder().encode(line));
    if (!file.write(line)) await once(file, 'drain');
    rows += 1;
  }
  file.end();
  await finished(file);
  return { name, rows, sha256: encodeHex(hasher.digest()) };
}

/** Reads a table in batches without holding it in memory, whatever its key is. */
function readRows(db: AnyDb, kind: AppDatabase['kind'], name: string): AsyncIterable<Row> {
  return kind === 'sqlite' ? readByRowid(db, name) : readByCursor(db, name);
}

async function* readByRowid(db: AnyDb, name: string): AsyncIterable<Row> {
  for (let last = 0; ; ) {
    const page = await sql<Row & { backup_rowid: number }>`select rowid as backup_rowid, * from ${sql.table(name)}
      where rowid > ${last} order by rowid limit ${BATCH_ROWS}`.execute(db);
    for (const { backup_rowid, ...row } of page.rows) {
      last = backup_rowid;
      yield row;
    }
    if (page.rows.length < BATCH_ROWS) return;
  }
}

async function* readByCursor(db: AnyDb, name: string): AsyncIterable<Row> {
  await sql`declare backup_rows cursor for select * from ${sql.table(name)}`.execute(db);
  for (;;) {
    const page = await sql<Row>`fetch ${sql.lit(BATCH_ROWS)} from backup_rows`.execute(db);
    yield* page.rows;
    if (page.rows.length === 0) break;
  }
  await sql`close backup_rows`.execute(db);
}

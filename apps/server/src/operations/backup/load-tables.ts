import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { hashFile } from '@attestlayer/disk';
import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { AppDatabase, Tx } from '../../database/index.ts';
import { OperationsError } from '../operations-error.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { listTables } from './dump-tables.ts';
import { type Row, readRow } from './row-codec.ts';

/** Both databases bind at most some 32,000 values in a statement; a table has at most 40 columns. */
const BATCH_ROWS = 500;

/**
 * Fills the empty tables of a new database with those of a backup, byte for byte, projections included: triggers and foreign keys
 * rest meanwhile, and the foreign keys are checked before the transaction ends. From either database into either.
 * @throws OperationsError restore_target_not_empty, restore_schema_differs, backup_incomplete
 */
export async function loadTables(database: AppDatabase, folder: string, manifest: BackupManifest): Promise<void> {
  const steps = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database.query);
  if (steps.rows.map(({ name }) => name).join() !== manifest.steps.join()) {
    throw new OperationsError(
      'restore_schema_differs',
      'this version has other tables than the backup; restore it with the version that made it, then update',
    );
  }
  const pause = database.kind === 'sqlite' ? withSqliteAtRest : withPostgresAtRest;
  await pause(database, async (tx) => {
    for (const table of manifest.tables) await loadTable(tx, folder, table);
  });
}

async function loadTable(tx: Tx, folder: string, { name, sha256 }: BackupManifest['tables'][number]): Promise<void> {
  const db = tx as unknown as Kysely<Record<string, Row>>;
  const existing = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
  if (existing.rows.length > 0) {
    throw new OperationsError(
      'restore_target_not_empty',
      `the table ${name} has rows already; restore into a new database`,
    );
  }
  const path = join(folder, `${name}.jsonl`);
  if ((await hashFile(path)).sha256 !== sha256) {
    throw new OperationsError('backup_incomplete', `${path} is not the file that the backup wrote`);
  }
  let batch: Row[] = [];
  const flush = async () => {
    if (batch.length > 0) await db.insertInto(name).values(batch).execute();
    batch = [];
  };
  for await (const line of createInterface({ input: createReadStream(path) })) {
    batch.push(readRow(line));
    if (batch.length === BATCH_ROWS) await flush();
  }
  await flush();
}

type Trigger = { name: string; sql: string };

async function withSqliteAtRest(database: AppDatabase, load: (tx: Tx) => Promise<void>): Promise<void> {
  // The pragma has no effect inside a transaction, and the one connection is ours until the end.
  await database.query.executeQuery(CompiledQuery.raw('pragma foreign_keys = off'));
  try {
    await database.transaction(async (tx) => {
      const triggers = await sql<Trigger>`select name, sql from sqlite_master where type = 'trigger'`.execute(tx);
      for (const { name } of triggers.rows) await sql`drop trigger ${sql.ref(name)}`.execute(tx);
      await load(tx);
      for (const trigger of triggers.rows) await tx.executeQuery(CompiledQuery.raw(trigger.sql));
      const violations = await sql<{ table: string }>`pragma foreign_key_check`.execute(tx);
      const [violation] = violations.rows;
      if (violation)
        throw new OperationsError('backup_incomplete', `${violation.table} refers to rows that are not there`);
    });
  } finally {
    await database.query.executeQuery(CompiledQuery.raw('pragma foreign_keys = on'));
  }
}

type ForeignKey = { table: string; name: string; definition: string };

/** The owner of the tables may rest triggers but not foreign keys, so those are dropped and made again, which checks them. */
async function withPostgresAtRest(database: AppDatabase, load: (tx: Tx) => Promise<void>): Promise<void> {
  await database.transaction(async (tx) => {
    const keys = await sql<ForeignKey>`select conrelid::regclass::text as table, conname as name,
      pg_get_constraintdef(oid) as definition from pg_constraint
      where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(tx);
    const tables = await listTables(tx as unknown as Kysely<never>);
    for (const key of keys.rows)
      await sql`alter table ${sql.table(key.table)} drop constraint ${sql.ref(key.name)}`.execute(tx);
    for (const name of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx);
    await load(tx);
    for (const name of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(tx);
    for (const key of keys.rows) {
      await sql`alter table ${sql.table(key.table)} add constraint ${sql.ref(key.name)} ${sql.raw(key.definition)}`.execute(
        tx,
      );
    }
  });
}

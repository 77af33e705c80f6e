import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@attestlayer/testing/servers';
import { type AppDatabase, openAppDatabase } from '../src/database/index.ts';

export type TestDatabase = { database: AppDatabase; close(): Promise<void> };

/** The two databases that everything with a rule in the schema is tested on. */
export const TEST_DATABASES = [
  { name: 'SQLite', open: openSqlite },
  { name: 'PostgreSQL', open: openPostgres },
] as const;

async function openSqlite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-database-'));
  const database = await openAppDatabase({ kind: 'sqlite', path: join(folder, 'test.sqlite') });
  return {
    database,
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openPostgres(): Promise<TestDatabase> {
  const server = await startPostgres();
  const database = await openAppDatabase({ kind: 'postgres', url: server.url });
  return {
    database,
    async close() {
      await database.close();
      await server.stop();
    },
  };
}

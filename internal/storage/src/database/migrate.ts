import { CompiledQuery, type Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Database, DatabaseKind } from './open-database.ts';

/**
 * One step of the schema, a statement an entry. `common` is written for SQLite with the types `text`, `integer` and `blob`,
 * tables ending in `strict`; PostgreSQL gets `bigint` and `bytea`. Triggers differ, so each database has its own; a trigger
 * refuses with a code as its whole message.
 *
 * Rules that make one schema serve both: time is milliseconds in an integer, JSON is text, a truth value is 0 or 1, every
 * id is made by the program.
 */
export type SchemaStep = {
  /** Sorts the steps, such as `0200_credits`; never renamed once released. */
  name: string;
  common: readonly string[];
  sqlite?: readonly string[];
  postgres?: readonly string[];
};

/**
 * Brings the schema up to date; safe to call from several processes at once.
 * @throws the error of the database when a step fails; that step then left nothing behind
 */
export async function migrate(database: Database<unknown>, steps: readonly SchemaStep[]): Promise<string[]> {
  const migrations = Object.fromEntries(steps.map((step) => [step.name, toMigration(step, database.kind)]));
  const migrator = new Migrator({ db: database.query, provider: { getMigrations: async () => migrations } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}

function toMigration(step: SchemaStep, kind: DatabaseKind): Migration {
  const common = kind === 'sqlite' ? step.common : step.common.map(toPostgres);
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of [...common, ...(step[kind] ?? [])]) await db.executeQuery(CompiledQuery.raw(statement));
    },
  };
}

function toPostgres(statement: string): string {
  return statement
    .replaceAll(/\binteger\b/g, 'bigint')
    .replaceAll(/\bblob\b/g, 'bytea')
    .replace(/\)\s*strict\s*$/, ')');
}

import { HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression, type Transaction } from 'kysely';
import { isTransientConflict } from './database-errors.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/** Where the tables lie: one file of this machine, or a PostgreSQL server (15 or newer). */
export type DatabaseConfig =
  | { kind: 'sqlite'; path: string }
  | { kind: 'postgres'; url: string; maxConnections?: number };

export type DatabaseKind = DatabaseConfig['kind'];

/** A transaction: what every function that writes takes, so that the caller decides what belongs together. */
export type Tx<Tables> = Transaction<Tables>;

/** One database with one schema in either dialect. */
export type Database<Tables> = {
  readonly kind: DatabaseKind;
  /** For reading outside a transaction. Inside one use its `tx`: on SQLite anything else would wait for itself. */
  readonly query: Kysely<Tables>;
  /**
   * Runs `work` in one transaction: all of it is stored, or nothing. It is run again when PostgreSQL ends it for the sake of
   * another one, so it must have no effect outside the transaction.
   */
  transaction<Result>(work: (tx: Tx<Tables>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
};

/** Two transactions that wait for each other are rare: after so many tries in a row something else is wrong. */
const MAX_TRIES = 5;

/** Opens a database; the tables are made by {@link migrate}. */
export function openDatabase<Tables>(config: DatabaseConfig): Database<Tables> {
  const query = new Kysely<Tables>({
    dialect: config.kind === 'sqlite' ? sqliteDialect(config.path) : postgresDialect(config),
    // "in ()" is an error on PostgreSQL and false on SQLite: an operator with no clients would get a 500 on one of them.
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  });

  async function transaction<Result>(work: (tx: Tx<Tables>) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await query.transaction().execute(work);
      } catch (error) {
        if (attempt === MAX_TRIES || !isTransientConflict(error)) throw error;
      }
    }
  }

  return { kind: config.kind, query, transaction, close: () => query.destroy() };
}

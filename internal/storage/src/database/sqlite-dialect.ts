import { DatabaseSync, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';

/** Other processes on the same file (a split worker, a backup) get this long to finish a write before a statement fails. */
const BUSY_TIMEOUT_MS = 10_000;
/** Statements are few and fixed; the bound only guards against a query that carries values in its text. */
const MAX_CACHED_STATEMENTS = 500;

/** Kysely over `node:sqlite`. Transactions take the write lock when they begin, so that none fails half-way for it. */
export function sqliteDialect(path: string): Dialect {
  const database = openSqlite(path);
  return {
    createDriver: () => {
      const driver = new SqliteDriver({ database });
      driver.beginTransaction = async (connection) => {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
      };
      return driver;
    },
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

function openSqlite(path: string): SqliteDatabase {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  // WAL with FULL survived every simulated power cut; NORMAL lost acknowledged transactions in some.
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma trusted_schema = off;');
  const statements = new Map<string, StatementSync>();

  function prepare(text: string): StatementSync {
    const known = statements.get(text);
    if (known) return known;
    const statement = database.prepare(text);
    if (statements.size < MAX_CACHED_STATEMENTS) statements.set(text, statement);
    return statement;
  }

  return { prepare: (text) => wrapStatement(prepare(text)), close: () => database.close() };
}

function wrapStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...values.map(toBindable)),
    run: (values) => statement.run(...values.map(toBindable)),
    iterate: (values) => statement.iterate(...values.map(toBindable)),
  };
}

/** `node:sqlite` takes an object in the first place for named parameters and stores NULL: only plain values get there. */
function toBindable(value: unknown): string | number | bigint | null | Uint8Array {
  if (value === null || typeof value === 'string' || typeof value === 'bigint' || value instanceof Uint8Array)
    return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new TypeError(`a value of type ${typeof value} cannot be stored: make it text, a safe integer or bytes`);
}

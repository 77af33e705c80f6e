import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** PostgreSQL's default is 100 connections in all; several processes must fit beside each other. */
const DEFAULT_MAX_CONNECTIONS = 10;
/** A request that cannot get a connection in this time should fail, not pile up. */
const CONNECTION_TIMEOUT_MS = 10_000;

/** Kysely over `pg`; 64-bit integers arrive as numbers, as they do from SQLite. */
export function postgresDialect({
  url,
  maxConnections,
}: {
  url: string;
  maxConnections?: number | undefined;
}): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections ?? DEFAULT_MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    types: { getTypeParser },
  });
  // An idle connection that the server ends is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return new PostgresDialect({ pool });
}

const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC
    ? parseSafeInteger
    : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;

function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the database holds ${text}, which is no safe integer`);
  return value;
}

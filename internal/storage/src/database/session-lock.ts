import pg from 'pg';

/** A lock that one process of all has; it ends with the connection that holds it, so a dead process holds none. */
export type SessionLock = { release(): Promise<void> };

/** A connection that says nothing for so long is asked whether it is still there. */
const PING_MS = 5_000;
/** Longer than a busy server takes, short enough that the next process need not wait long. */
const ANSWER_MS = 10_000;

/**
 * Takes the lock of a name on a PostgreSQL server, on a connection of its own. Null when another process has it. `onLost` is
 * called once when the connection is gone, and the lock with it: whoever held it must stop.
 * @throws the error of the server when it cannot be reached
 */
export async function takeSessionLock(url: string, name: string, onLost: () => void): Promise<SessionLock | null> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
  });
  let isOver = false;
  let ping: NodeJS.Timeout | undefined;

  async function end(): Promise<void> {
    isOver = true;
    clearInterval(ping);
    await client.end().catch(() => undefined);
  }

  function lose(): void {
    if (isOver) return;
    void end();
    onLost();
  }

  client.on('error', lose);
  client.on('end', lose);
  try {
    await client.connect();
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [name]);
    if (rows[0].taken !== true) {
      await end();
      return null;
    }
  } catch (error) {
    await end();
    throw error;
  }
  ping = setInterval(() => client.query('select 1').catch(lose), PING_MS);
  ping.unref();
  return { release: end };
}

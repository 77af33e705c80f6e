import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { findFreePort } from './free-port.ts';
import { findPostgresPrograms, type RunAs, unprivilegedUser } from './postgres-programs.ts';

/** A real PostgreSQL with an empty database of the caller's own. */
export type PostgresServer = {
  /** `embedded` was started for this caller; `environment` is that of TEST_DATABASE_URL. */
  kind: 'embedded' | 'environment';
  /** Of an empty database. */
  url: string;
  /** Makes one more empty database. @returns its URL */
  createDatabase(): Promise<string>;
  /** Leaves no process, no file and no database behind. */
  stop(): Promise<void>;
};

/** What makes it fast costs what was committed when the machine, not only the program, goes down. */
const NOT_DURABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

// A machine with two cores that runs the other tests too takes some seconds.
const START_TIMEOUT_MS = 60_000;
const START_ATTEMPTS = 3;
const POLL_MS = 50;

/**
 * Stays between the test and the server: its standard input ends when the test stops or is killed, and then nothing of the server
 * is left. Arguments: folder, program and its arguments.
 */
const KEEPER = `
folder=$1; shift
"$@" >"$folder/log" 2>&1 & server=$!
read -r line
kill -QUIT "$server"; wait "$server"; rm -rf "$folder"
`;

/**
 * Starts PostgreSQL on a free loopback port, or makes a database on the server of TEST_DATABASE_URL when that is set.
 * @param options.durable flushes commits to the disk, for tests of what survives a power cut; slower
 */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return serverAt('environment', given, async () => {});
  for (let attempt = 1; ; attempt++) {
    try {
      return await startEmbedded(options.durable === true);
    } catch (error) {
      // Another program was faster to take the port.
      if (attempt === START_ATTEMPTS || !String(error).includes('could not bind')) throw error;
    }
  }
}

async function startEmbedded(durable: boolean): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-postgres-'));
  const runAs = await unprivilegedUser();
  const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  const password = randomBytes(16).toString('hex');
  const port = await findFreePort();
  try {
    const programs = await findPostgresPrograms(runAs, folder);
    await makeCluster({ folder, programs, password, runAs, environment });
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...(durable ? [] : NOT_DURABLE)];
    const server = [join(programs, 'postgres'), '-D', join(folder, 'data'), '-p', `${port}`];
    const keeper = spawn('sh', ['-c', KEEPER, 'sh', folder, ...server, ...settings.flatMap((each) => ['-c', each])], {
      ...runAs,
      env: environment,
      stdio: ['pipe', 'ignore', 'ignore'],
      // Ctrl-C in a terminal goes to the test; the keeper must live on to clean up.
      detached: true,
    });
    letGo(keeper);
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    await untilReady(url, join(folder, 'log')).catch(async (error) => {
      await endKeeper(keeper);
      throw error;
    });
    return await serverAt('embedded', url, () => endKeeper(keeper));
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

type ClusterOptions = {
  folder: string;
  programs: string;
  password: string;
  runAs: RunAs;
  environment: NodeJS.ProcessEnv;
};

async function makeCluster({ folder, programs, password, runAs, environment }: ClusterOptions): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password);
  await chmod(folder, 0o700);
  for (const path of [folder, passwordFile]) {
    if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(path, runAs.uid, runAs.gid);
  }
  const options = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync'];
  await promisify(execFile)(
    join(programs, 'initdb'),
    ['-D', join(folder, 'data'), '--encoding=UTF8', '--locale=C', ...options],
    { ...runAs, env: environment },
  );
}

/** A test that forgets to stop its server still ends, and the end of its pipe stops the server. */
function letGo(child: ChildProcess): void {
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
}

async function endKeeper(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null) return;
  keeper.ref();
  const ended = once(keeper, 'exit');
  keeper.stdin?.end();
  await ended;
}

async function untilReady(url: string, logFile: string): Promise<void> {
  for (const deadline = Date.now() + START_TIMEOUT_MS; ; await wait(POLL_MS)) {
    const failure = await query(url, 'SELECT 1').then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) return;
    const log = await readFile(logFile, 'utf8').catch(() => '');
    if (log.includes('database system is shut down') || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start: ${log}`, { cause: failure });
    }
  }
}

async function serverAt(
  kind: PostgresServer['kind'],
  adminUrl: string,
  end: () => Promise<void>,
): Promise<PostgresServer> {
  const databases: string[] = [];
  async function createDatabase(): Promise<string> {
    const name = `attestlayer_test_${randomBytes(8).toString('hex')}`;
    await query(adminUrl, `CREATE DATABASE ${name}`);
    databases.push(name);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    return url.href;
  }
  return {
    kind,
    url: await createDatabase(),
    createDatabase,
    async stop() {
      // An embedded server goes as a whole.
      if (kind === 'environment') {
        for (const name of databases.splice(0)) await query(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }
      await end();
    },
  };
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}

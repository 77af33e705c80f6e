import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findFreePort, startPostgres, startS3 } from '@attestlayer/testing/servers';

/** A running instance of the server, as its operator has started it. */
export type Instance = {
  /** Where people reach it: links in mails begin with it. */
  baseUrl: string;
  /** Its web processes. */
  urls: readonly string[];
  /** The link of the first operator, as the start printed it. */
  setUpUrl: string;
  /** Folder of the mails that nobody receives. */
  outbox: string;
  description: string;
  stop(): Promise<void>;
};

export type InstanceOptions = {
  /** Empty, for everything that the instance keeps on disk. */
  folder: string;
  postgres: boolean;
  s3: boolean;
};

const MAIN = 'apps/server/src/main.ts';
/** The sources are the same for every process. */
const COMPILE_CACHE = join(tmpdir(), 'attestlayer-compile-cache');
/** Two cores may be busy; a server that needs longer does not start. */
const START_TIMEOUT_MS = 120_000;
/** An entry need not wait for others: nothing else happens on this instance. */
const SETTINGS = { LOG_LEVEL: 'error', MERGE_DELAY_MS: '50', ISSUER_ID: 'journey', ISSUER_NAME: 'Journey Issuer' };

/** Starts one process with every role on an empty folder; with a database or object store of its own, a process for each role. */
export async function startInstance({ folder, postgres, s3 }: InstanceOptions): Promise<Instance> {
  const stores = await startStores({ postgres, s3 });
  const processes: ServerProcess[] = [];
  const start = async (name: string, settings: Record<string, string>) => {
    const started = await startProcess({ ...SETTINGS, ...stores.settings, ...settings, DATA_DIR: join(folder, name) });
    processes.push(started);
    return started;
  };
  async function stop(): Promise<void> {
    for (const { end } of processes.splice(0).reverse()) await end();
    await stores.stop();
  }
  try {
    const ports = [await findFreePort(), await findFreePort()] as const;
    const baseUrl = `http://localhost:${ports[0]}`;
    if (!postgres) {
      const { setUpUrl } = await start('all', { BASE_URL: baseUrl, PORT: `${ports[0]}` });
      const urls = [`http://127.0.0.1:${ports[0]}`];
      return {
        baseUrl,
        urls,
        setUpUrl: setUpUrl ?? '',
        outbox: join(folder, 'all', 'outbox'),
        description: '1 process',
        stop,
      };
    }
    const keys = join(folder, 'keys');
    await mkdir(keys, { recursive: true, mode: 0o700 });
    const shared = { BASE_URL: baseUrl, KEY_PASSPHRASE: secret(), AUTH_SECRET: secret() };
    const inRole = async (name: string, settings: Record<string, string>) => {
      // What an operator mounts in each container.
      await mkdir(join(folder, name), { mode: 0o700 });
      await symlink(keys, join(folder, name, 'keys'));
      return start(name, { ...shared, ...settings });
    };
    await inRole('log', { ROLES: 'log' });
    await inRole('worker', { ROLES: 'worker' });
    const first = await inRole('web-1', { ROLES: 'web', PORT: `${ports[0]}` });
    await inRole('web-2', { ROLES: 'web', PORT: `${ports[1]}` });
    const urls = ports.map((port) => `http://127.0.0.1:${port}`);
    const outbox = join(folder, 'worker', 'outbox');
    return { baseUrl, urls, setUpUrl: first.setUpUrl ?? '', outbox, description: '2 web, 1 worker, 1 log', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const secret = () => randomBytes(32).toString('base64url');

type Stores = { settings: Record<string, string>; stop(): Promise<void> };

async function startStores({ postgres, s3 }: { postgres: boolean; s3: boolean }): Promise<Stores> {
  const database = postgres ? await startPostgres() : null;
  const objects = s3 ? await startS3({ checksSignatures: true }) : null;
  return {
    settings: {
      ...(database && { DATABASE_URL: database.url }),
      ...(objects && {
        S3_ENDPOINT: objects.endpoint,
        S3_REGION: objects.region,
        S3_BUCKET: objects.bucket,
        S3_ACCESS_KEY_ID: objects.accessKeyId,
        S3_SECRET_ACCESS_KEY: objects.secretAccessKey,
      }),
    },
    async stop() {
      await objects?.stop();
      await database?.stop();
    },
  };
}

type ServerProcess = { setUpUrl: string | null; end(): Promise<void> };

/** Starts the server as `npm start` does, and reads what it prints. */
async function startProcess(settings: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILE_CACHE, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  async function end(): Promise<void> {
    child.kill('SIGTERM');
    const [code] = await exited;
    if (code !== 0) throw new Error(`the server ended with ${code}`);
  }
  const setUpUrl = await readLines(child, exited).catch(async (error) => {
    child.kill('SIGKILL');
    throw error;
  });
  return { setUpUrl, end };
}

/** Resolves with the set-up link when the last line of the start is printed. */
async function readLines(child: ChildProcess, exited: Promise<unknown>): Promise<string | null> {
  let setUpUrl: string | null = null;
  const lines = createInterface({ input: child.stdout! });
  const started = new Promise<'started'>((resolve) => {
    lines.on('line', (line) => {
      setUpUrl = /^first operator\s+(\S+)$/.exec(line)?.[1] ?? setUpUrl;
      if (/^(data\s|AttestLayer runs)/.test(line)) resolve('started');
    });
  });
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), START_TIMEOUT_MS).unref());
  const outcome = await Promise.race([started, late, exited.then(() => 'ended' as const)]);
  if (outcome !== 'started') throw new Error(`the server did not start: ${outcome}`);
  return setUpUrl;
}

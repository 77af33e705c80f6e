import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlobStore } from '@attestlayer/storage';
import { type PostgresServer, startPostgres } from '@attestlayer/testing/servers';
import { readConfig } from '../src/config/index.ts';
import type { AppContext } from '../src/context.ts';
import { startWorker } from '../src/jobs/index.ts';
import { JOBS } from '../src/modules/index.ts';
import { closeContext, openContext } from '../src/open-context.ts';
import { createServer } from '../src/server.ts';

export type SendOptions = { body?: unknown; headers?: Record<string, string> };

export type TestServer = {
  context: AppContext;
  folder: string;
  /** The app itself, for a test that needs a socket. */
  fetch(request: Request): Response | Promise<Response>;
  /** Sends a request to the app without a socket; `body` is sent as JSON. */
  send(method: string, path: string, options?: SendOptions): Promise<Response>;
  /** Runs the jobs that are due, and those that they make due, until none is left. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
};

export type TestServerInput = {
  /** Left out: a store that holds nothing. */
  blobs?: BlobStore;
  settings?: Record<string, string>;
};

let postgres: Promise<PostgresServer> | undefined;

/** With TEST_DATABASE=postgres an empty database of a real server, which ends with this process. */
async function databaseSettings(): Promise<Record<string, string>> {
  if (process.env.TEST_DATABASE !== 'postgres') return {};
  postgres ??= startPostgres();
  return { DATABASE_URL: await (await postgres).createDatabase() };
}

/** A whole server in this process, over SQLite in a temporary folder or PostgreSQL. */
export async function startTestServer({ blobs, settings }: TestServerInput = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-server-'));
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', ...(await databaseSettings()), ...settings });
  const context = await openContext(config, blobs ?? ({ check: async () => {} } as BlobStore));
  const app = createServer({ context, addressOf: (request) => request.headers.get('x-test-address') ?? '192.0.2.1' });

  async function runJobs(): Promise<void> {
    const worker = startWorker(context, JOBS, { concurrency: 1 });
    const isDue = () =>
      context.database.query
        .selectFrom('jobs')
        .select('id')
        .where((eb) =>
          eb.or([
            eb('state', '=', 'running'),
            eb.and([eb('state', '=', 'waiting'), eb('run_at', '<=', context.now())]),
          ]),
        )
        .executeTakeFirst();
    while ((await isDue()) !== undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    await worker.stop();
  }

  return {
    context,
    folder,
    fetch: (request) => app.fetch(request),
    runJobs,
    async send(method, path, { body, headers = {} } = {}) {
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      return app.request(path, {
        method,
        headers: { ...json, ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    },
    async close() {
      await closeContext(context);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

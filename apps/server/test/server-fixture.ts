import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlobStore } from '@attestlayer/storage';
import { readConfig } from '../src/config/index.ts';
import type { AppContext } from '../src/context.ts';
import { openContext } from '../src/open-context.ts';
import { createServer } from '../src/server.ts';

export type TestServer = {
  context: AppContext;
  /** Sends a request to the app without a socket; `body` is sent as JSON. */
  send(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string> }): Promise<Response>;
  close(): Promise<void>;
};

/** A whole server in this process, over a database in a temporary folder. */
export async function startTestServer({ blobs }: { blobs: BlobStore }): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-server-'));
  const context = await openContext(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }), blobs);
  const app = createServer({ context, addressOf: () => '192.0.2.1' });

  return {
    context,
    async send(method, path, { body, headers = {} } = {}) {
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      return app.request(path, {
        method,
        headers: { ...json, ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    },
    async close() {
      await context.database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

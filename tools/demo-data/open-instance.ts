import type { Mode } from '../../apps/server/src/access/index.ts';
import { readConfig } from '../../apps/server/src/config/index.ts';
import type { AppContext } from '../../apps/server/src/context.ts';
import { startWorker } from '../../apps/server/src/jobs/index.ts';
import { JOBS } from '../../apps/server/src/modules/index.ts';
import { runLog } from '../../apps/server/src/modules/log/index.ts';
import { openBlobs } from '../../apps/server/src/open-blobs.ts';
import { closeContext, openContext } from '../../apps/server/src/open-context.ts';
import { createServer } from '../../apps/server/src/server.ts';
import type { Gateway } from '../journey/visitor.ts';

export type OpenInstance = { context: AppContext; gateway: Gateway; close(): Promise<void> };

const MODES: readonly Mode[] = ['live', 'test'];
/** Both cores of a small machine. */
const CONCURRENCY = 2;

/**
 * Opens the instance that the environment names, beside a running server or instead of one: it answers the API in this process, and
 * has a worker and the log, which waits while a running server has it.
 */
export async function openInstance(): Promise<OpenInstance> {
  // Demo mails are for the outbox, where their links can be read.
  const config = readConfig({ ...process.env, SMTP_URL: undefined, LOG_LEVEL: process.env.LOG_LEVEL ?? 'error' });
  const context = await openContext(config, await openBlobs(config));
  const app = createServer({ context, addressOf: () => '127.0.0.1' });
  const parts = [
    startWorker(context, JOBS, { concurrency: CONCURRENCY }),
    ...MODES.map((mode) => runLog(context, mode)),
  ];
  let sent = 0;
  return {
    context,
    gateway: {
      baseUrl: config.baseUrl,
      urls: [],
      sent: () => sent,
      async fetch(path, init) {
        sent += 1;
        return app.request(config.baseUrl + path, init);
      },
    },
    async close() {
      for (const part of parts) await part.stop();
      await closeContext(context);
    },
  };
}

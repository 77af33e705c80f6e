import { mkdir } from 'node:fs/promises';
import type { Config } from './config/index.ts';
import { startWorker } from './jobs/index.ts';
import { type Listening, listen } from './listen.ts';
import { JOBS } from './modules/index.ts';
import { openBlobs } from './open-blobs.ts';
import { closeContext, openContext } from './open-context.ts';
import { createAddressOf } from './remote-address.ts';
import { createServer } from './server.ts';

/** Two jobs at a time keep both cores of a small machine busy; more would only share its memory. */
const WORKER_CONCURRENCY = 2;

export type RunningServer = {
  /** Null for a process without the role `web`. */
  url: string | null;
  /** Ends what runs, takes nothing new, closes everything. */
  stop(): Promise<void>;
};

/** Starts the roles of one process. */
export async function startServer(config: Config): Promise<RunningServer> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  const context = await openContext(config, await openBlobs(config));
  const worker = config.roles.has('worker') ? startWorker(context, JOBS, { concurrency: WORKER_CONCURRENCY }) : null;
  let listening: Listening | null = null;
  if (config.roles.has('web')) {
    const { HOST: host, PORT: port, TRUSTED_PROXIES } = config.environment;
    const app = createServer({ context, addressOf: createAddressOf(TRUSTED_PROXIES) });
    listening = await listen(app, { host, port });
  }
  return {
    url: listening?.url ?? null,
    async stop() {
      await listening?.stop();
      await worker?.stop();
      await closeContext(context);
    },
  };
}

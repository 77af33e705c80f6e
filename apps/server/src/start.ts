import { mkdir } from 'node:fs/promises';
import type { Mode } from './access/index.ts';
import type { Config } from './config/index.ts';
import { startRecurring, startWorker } from './jobs/index.ts';
import { listen } from './listen.ts';
import { prepareSetUp } from './modules/accounts/index.ts';
import { JOBS, RECURRING } from './modules/index.ts';
import { runLog } from './modules/log/index.ts';
import { openBlobs } from './open-blobs.ts';
import { closeContext, openContext } from './open-context.ts';
import { openRegistries } from './open-registries.ts';
import { createAddressOf } from './remote-address.ts';
import { serveWeb } from './serve-web.ts';
import { createServer } from './server.ts';

/** Two jobs at a time keep both cores of a small machine busy; more would only share its memory. */
const WORKER_CONCURRENCY = 2;
const MODES: readonly Mode[] = ['live', 'test'];

export type RunningServer = {
  /** Null for a process without the role `web`. */
  url: string | null;
  /** Where the first operator is made; null when there is one. */
  setUpUrl: string | null;
  /** Ends what runs, takes nothing new, closes everything. */
  stop(): Promise<void>;
};

/** Starts the roles of one process. Returns when its web role answers and its logs are open or known to be open elsewhere. */
export async function startServer(config: Config): Promise<RunningServer> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  const context = await openContext(config, await openBlobs(config));
  /** In the order in which they must end: first what takes requests, last what all of it needs. */
  const parts: { stop(): Promise<void> }[] = [];

  let url: string | null = null;
  if (config.roles.has('web')) {
    const { HOST: host, PORT: port, TRUSTED_PROXIES } = config.environment;
    const addressOf = createAddressOf(TRUSTED_PROXIES);
    const registries = openRegistries(context, addressOf);
    const app = createServer({ context, addressOf, registries });
    await serveWeb(app);
    const listening = await listen(app, { host, port });
    url = listening.url;
    parts.push(listening, { stop: registries.close });
  }
  if (config.roles.has('worker')) {
    await startRecurring(context, RECURRING);
    parts.push(startWorker(context, JOBS, { concurrency: WORKER_CONCURRENCY }));
  }
  if (config.roles.has('log')) parts.push(...MODES.map((mode) => runLog(context, mode)));

  return {
    url,
    setUpUrl: url === null ? null : await prepareSetUp(context),
    async stop() {
      for (const part of parts) await part.stop();
      await closeContext(context);
    },
  };
}

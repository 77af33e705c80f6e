import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../apps/server/test/serve-load.ts', import.meta.url));

/** A server with a workspace in it, and a bare route beside it that reads one row. */
export type ApiServer = {
  url: string;
  bareUrl: string;
  packetId: string;
  /** API keys, and sessions of contributors: each has a rate limit of its own. */
  keys: string[];
  contributors: string[];
  stop(): Promise<void>;
};

export async function startApiServer(folder: string, settings: Record<string, string>): Promise<ApiServer> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [null])]);
  if (line === null) throw new Error('the server did not start');
  return {
    ...JSON.parse(line),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../apps/server/test/serve-pages.ts', import.meta.url));

/** The real server with the built pages, and who is signed in at it. */
export type WebServer = {
  url: string;
  cookies: Record<'owner' | 'operator', string>;
  stop(): Promise<void>;
};

/** Starts it with a workspace of so many clients. */
export async function startWebServer(folder: string, clients: number): Promise<WebServer> {
  // The pages must be opened under the address that the server calls its own.
  const port = await findFreePort();
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: `${port}`, LOG_LEVEL: 'error', CLIENTS: `${clients}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [null])]);
  if (line === null) throw new Error('the server did not start');
  return {
    url: `http://localhost:${port}`,
    cookies: JSON.parse(line).cookies,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../apps/server/test/serve-with-key.ts', import.meta.url));

/** A whole server in a process of its own, with a key to it. */
export type UploadServer = {
  url: string;
  headers: Record<string, string>;
  /** Highest resident memory so far, in bytes. */
  peakMemoryBytes(): number;
  stop(): Promise<void>;
};

export async function startUploadServer(folder: string, settings: Record<string, string>): Promise<UploadServer> {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout! });
  const [line] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [null])]);
  if (line === null) throw new Error('the server did not start');
  const { url, authorization } = JSON.parse(line);
  return {
    url,
    headers: { authorization, 'tus-resumable': '1.0.0' },
    peakMemoryBytes() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
    },
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

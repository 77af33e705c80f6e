import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findFreePort } from './free-port.ts';
import type { RunningS3 } from './start-s3.ts';
import { provideSwift, SYSTEM_PYTHON } from './swift-packages.ts';

const PROGRAM = fileURLToPath(new URL('./run-swift.py', import.meta.url));
const REGION = 'eu-central-1';
const ACCESS_KEY_ID = 'test:tester';

/** Starts Swift, which checks every signature. The process cleans up after itself when its standard input ends. */
export async function startSwift(): Promise<RunningS3> {
  const environment = await provideSwift();
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-swift-'));
  const secretAccessKey = randomBytes(16).toString('hex');
  const port = await findFreePort();
  const args = [PROGRAM, folder, `${port}`, REGION, ACCESS_KEY_ID, secretAccessKey];
  // Ctrl-C in a terminal goes to the test; this process must live on to clean up.
  const child = spawn(SYSTEM_PYTHON, args, { env: environment, stdio: 'pipe', detached: true });
  const exited = once(child, 'exit');
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  const lines = createInterface(child.stdout);
  const failed = exited.then(
    () => false,
    (error: Error) => {
      complaints += error.message;
      return false;
    },
  );
  const isReady = await Promise.race([once(lines, 'line').then(() => true), failed]);
  if (!isReady) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`Swift did not start: ${complaints}`);
  }
  // A test that forgets to stop its server still ends.
  for (const handle of [child, child.stdin, child.stdout, child.stderr])
    (handle as unknown as { unref(): void }).unref();
  return {
    kind: 'swift',
    endpoint: `http://127.0.0.1:${port}`,
    region: REGION,
    accessKeyId: ACCESS_KEY_ID,
    secretAccessKey,
    async end() {
      child.ref();
      child.stdin.end();
      await exited;
    },
  };
}

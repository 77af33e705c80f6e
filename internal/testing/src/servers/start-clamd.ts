import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { libraryPath, unpackDebianPackages } from './debian-packages.ts';
import { findFreePort } from './free-port.ts';

/** Beyond a bare Debian; 23 MB unpacked, without the signatures of its project. */
const PACKAGES = ['clamav-daemon', 'libclamav12', 'libmspack0'];
/** Loading a few signatures takes a second; a busy machine takes longer. */
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 100;

/** A real clamd that knows the signatures of the caller and no others. */
export type ClamdServer = { address: string; stop(): Promise<void> };

export type StartClamdInput = {
  /** What it finds: files of exactly these bytes, under these names. */
  signatures: Readonly<Record<string, Uint8Array>>;
  /** Left out: a free one. */
  port?: number;
};

/** Starts clamd from Debian's packages on a loopback port. @throws when the packages cannot be had here */
export async function startClamd({ signatures, port }: StartClamdInput): Promise<ClamdServer> {
  const root = await unpackDebianPackages('clamd', PACKAGES);
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-clamd-'));
  const chosen = port ?? (await findFreePort());
  const settings = join(folder, 'clamd.conf');
  const signatureFolder = join(folder, 'signatures');
  await mkdir(signatureFolder);
  await writeFile(join(signatureFolder, 'test.hsb'), Object.entries(signatures).map(signatureLine).join(''));
  await writeFile(
    settings,
    [
      `DatabaseDirectory ${signatureFolder}`,
      `TemporaryDirectory ${folder}`,
      'TCPAddr 127.0.0.1',
      `TCPSocket ${chosen}`,
      'Foreground yes',
      '',
    ].join('\n'),
  );
  const child = spawn(join(root, 'usr/sbin/clamd'), ['--config-file', settings], {
    env: { LD_LIBRARY_PATH: await libraryPath(root) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  const exited = once(child, 'exit').catch((error: Error) => {
    complaints += error.message;
  });
  const kill = () => child.kill('SIGKILL');
  // A test that ends without stopping it leaves none behind.
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  const isReady = await Promise.race([untilItAnswers(chosen), exited.then(() => false)]);
  if (!isReady) {
    await stop();
    throw new Error(`clamd did not start: ${complaints}`);
  }
  return { address: `127.0.0.1:${chosen}`, stop };
}

/** A line of a `.hsb` file: the hash, the size, the name. */
function signatureLine([name, bytes]: [string, Uint8Array]): string {
  return `${createHash('sha256').update(bytes).digest('hex')}:${bytes.length}:${name}\n`;
}

async function untilItAnswers(port: number): Promise<boolean> {
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await wait(POLL_MS)) {
    if (await answersPing(port)) return true;
  }
  return false;
}

async function answersPing(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('zPING\0');
    const [answer] = await once(socket, 'data');
    return String(answer).startsWith('PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

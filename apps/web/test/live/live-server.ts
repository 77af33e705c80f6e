import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A machine that runs other tests beside this one is slow. */
const START_LIMIT_MS = 180_000;
/** A job sends the mail. */
const MAIL_TRIES = 300;
const MAIL_PAUSE_MS = 200;

export type LiveServer = {
  url: string;
  /** Makes the first operator. */
  setUpToken: string;
  /** Waits for a mail to an address that says this, and gives the first group of what it says. */
  findInMail(address: string, pattern: RegExp): Promise<string>;
  stop(): Promise<void>;
};

/** Starts the real server on a temporary folder, for pages that are served at `origin`. */
export async function startLiveServer(origin: string): Promise<LiveServer> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-live-'));
  const child = spawn(process.execPath, [resolve('apps/server/src/main.ts')], {
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: '0',
      BASE_URL: origin,
      LOG_LEVEL: 'silent',
      ISSUER_NAME: 'Example Issuer',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { url, setUpToken } = await readGreeting(child);
  return {
    url,
    setUpToken,
    findInMail: (address, pattern) => findInMail(join(folder, 'outbox'), address, pattern),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the server prints at its start: where it listens, and the page of the first operator. */
async function readGreeting(child: ChildProcess): Promise<{ url: string; setUpToken: string }> {
  let text = '';
  const late = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
  for await (const chunk of child.stdout!) {
    text += String(chunk);
    const url = /listens on (\S+)/.exec(text)?.[1];
    const setUpToken = /\/set-up\?token=([\w-]+)/.exec(text)?.[1];
    if (url === undefined || setUpToken === undefined) continue;
    clearTimeout(late);
    return { url, setUpToken };
  }
  throw new Error(`the server did not start: ${text}`);
}

async function findInMail(outbox: string, address: string, pattern: RegExp): Promise<string> {
  for (let tries = 0; tries < MAIL_TRIES; tries += 1) {
    const written = (await readdir(outbox).catch(() => [])).filter((name) => name.endsWith('.eml'));
    const names = written.toSorted().toReversed();
    for (const name of names) {
      const text = decodeQuotedPrintable(await readFile(join(outbox, name), 'utf8'));
      const found = pattern.exec(text)?.[1];
      if (found !== undefined && text.includes(address)) return found;
    }
    await new Promise((wait) => setTimeout(wait, MAIL_PAUSE_MS));
  }
  throw new Error(`there is no mail to ${address}`);
}

/** RFC 2045, 6.7, for text in ASCII. */
function decodeQuotedPrintable(text: string): string {
  return text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

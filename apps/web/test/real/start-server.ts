import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server of its own process over a folder of its own: what a page shows of it is what people see. */
export type RealServer = {
  origin: string;
  /** Of the link that makes the first operator. */
  setUpToken: string;
  /** The newest mail to an address, once it is there. */
  mailTo: (address: string, subject?: RegExp) => Promise<Mail>;
  /** Lets the links of a request be past their last day: no clock of a test reaches the process of the server. */
  expireRequest: (requestId: string) => void;
  close: () => Promise<void>;
};

type Mail = { subject: string; text: string; token: string; code: string };

/** How long a mail may take: it is written by a job. */
const MAIL_WAIT_MS = 20_000;

/** Starts it for pages at `baseUrl`, whose requests are handed on to it. */
export async function startRealServer(baseUrl: string): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-web-server-'));
  const child = spawn(process.execPath, ['apps/server/src/main.ts'], {
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: '0',
      BASE_URL: baseUrl,
      ISSUER_NAME: 'Example Issuer',
      MERGE_DELAY_MS: '50',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { origin, setUpToken } = await readStart(child);
  return {
    origin,
    setUpToken,
    mailTo: (address, subject) => waitForMail(join(folder, 'outbox'), address, subject),
    expireRequest(requestId) {
      const database = new DatabaseSync(join(folder, 'attestlayer.sqlite'));
      database.prepare('update client_requests set expires_at = ? where id = ?').run(Date.now() - 1, requestId);
      database.close();
    },
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function readStart(child: ChildProcess): Promise<{ origin: string; setUpToken: string }> {
  let origin: string | undefined;
  for await (const line of createInterface({ input: child.stdout! })) {
    origin ??= /listens on (\S+)/.exec(line)?.[1];
    const setUpToken = /set-up\?token=(\S+)/.exec(line)?.[1];
    if (origin !== undefined && setUpToken !== undefined) return { origin, setUpToken };
  }
  throw new Error('the server ended at its start');
}

async function waitForMail(outbox: string, address: string, subject = /./): Promise<Mail> {
  const until = Date.now() + MAIL_WAIT_MS;
  while (Date.now() < until) {
    const names = (await readdir(outbox).catch(() => [])).filter((name) => name.endsWith('.eml'));
    for (const name of names.toSorted().reverse()) {
      const mail = await readFile(join(outbox, name), 'utf8');
      if (mail.includes(`To: ${address}`) || mail.includes(`To: <${address}>`)) {
        const read = readMail(mail);
        if (subject.test(read.subject)) return read;
      }
    }
    await sleep(100);
  }
  throw new Error(`no mail to ${address} came`);
}

/** Enough of MIME for our own mails: the plain part, in quoted-printable or as it is. */
function readMail(source: string): Mail {
  const mail = source.replaceAll('\r\n', '\n');
  const subject = /^Subject: (.*(?:\n[ \t].*)*)/m.exec(mail)?.[1] ?? '';
  const plain = /Content-Type: text\/plain.*?\n\n(.*?)\n--/is.exec(mail)?.[1] ?? '';
  const text = plain
    .replaceAll('=\n', '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));
  return {
    subject,
    text,
    token: /token=([\w-]+)/.exec(text)?.[1] ?? '',
    code: /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(text)?.[0] ?? '',
  };
}

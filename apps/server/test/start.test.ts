import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { findFreePort } from '@attestlayer/testing/servers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
/** What `npm start` of the README runs. */
const [, ...START] = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts.start.split(' ');

/** The sources are the same for every process. */
const COMPILE_CACHE = join(tmpdir(), 'attestlayer-compile-cache');
/** A start makes six keys, which is slow on purpose, beside whatever else the machine does. */
vi.setConfig({ testTimeout: 300_000 });

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-start-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function start(settings: Record<string, string>): { child: ChildProcess; exited: Promise<unknown[]> } {
  const DATA_DIR = join(folder, 'data');
  const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILE_CACHE, DATA_DIR, LOG_LEVEL: 'error', ...settings };
  const child = spawn(process.execPath, START, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return { child, exited: once(child, 'exit') };
}

/** What a start prints, until its last line. */
async function readStart(child: ChildProcess): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) {
    lines.push(line);
    if (line.startsWith('data ')) return lines;
  }
  throw new Error(`the server did not start: ${lines.join()}`);
}

test('a start on an empty folder says where to go, ends at SIGTERM, and finds everything at the next start', async () => {
  const port = `${await findFreePort()}`;
  const base = `http://localhost:${port}`;
  const first = start({ PORT: port });
  const lines = await readStart(first.child);
  expect(lines.map((line) => line.replace(/token=\S+/, 'token='))).toEqual([
    `AttestLayer listens on http://127.0.0.1:${port}`,
    `first operator  ${base}/set-up?token=`,
    `workspace       ${base}/dashboard`,
    `verify a kit    ${base}/verify`,
    `registry        ${base}/registry`,
    `API             ${base}/docs`,
    `data            ${join(folder, 'data')}`,
  ]);
  const token = /token=(\S+)/.exec(lines[1]!)?.[1];
  const account = { email: 'ana@issuer.example', password: 'four different words of mine' };
  const post = (path: string, body: object) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: base },
      body: JSON.stringify(body),
    });
  expect((await post('/v1/setup', { token, name: 'Ana', ...account })).status).toBe(201);
  first.child.kill('SIGTERM');
  expect(await first.exited).toEqual([0, null]);

  const second = start({ PORT: port });
  const again = await readStart(second.child);
  expect(again.join('\n')).not.toContain('first operator');
  const signedIn = await post('/v1/auth/sign-in', account);
  expect([signedIn.status, await signedIn.json()]).toEqual([200, { second_factor_needed: false }]);
  second.child.kill('SIGTERM');
  expect(await second.exited).toEqual([0, null]);
});

test('a process without pages says what it runs', async () => {
  const { child, exited } = start({ ROLES: 'worker' });
  expect((await readStart(child))[0]).toBe('AttestLayer runs as worker');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('settings that cannot be used are named one by one, without their values, and end it with 2', async () => {
  const { child, exited } = start({
    PORT: 'x',
    BASE_URL: 'ftp://elsewhere',
    DATABASE_URL: 'mysql://root:s3cret@db/x',
    SMTP_URL: 'mail.example.org',
    AUTH_SECRET: 'short',
  });
  let said = '';
  child.stderr!.on('data', (text) => {
    said += text;
  });
  expect(await exited).toEqual([2, null]);
  const named = said.match(/^attestlayer-server: error: [A-Z_0-9]+: /gm)?.map((line) => line.split(': ')[2]);
  expect(named?.sort()).toEqual(['AUTH_SECRET', 'BASE_URL', 'DATABASE_URL', 'PORT', 'SMTP_URL']);
  expect(said).not.toMatch(/s3cret|elsewhere|short/);
});

test.each([
  [{ S3_BUCKETT: 'x' }, 'S3_BUCKETT: there is no such setting'],
  [{ S3_BUCKET: 'x' }, 'S3_ENDPOINT: is needed as soon as another S3 setting is given'],
  [{ ROLES: 'everything' }, 'ROLES: takes web, worker, log, not everything'],
])('%j is refused before anything is written', async (settings, line) => {
  const { child, exited } = start(settings);
  let said = '';
  child.stderr!.on('data', (text) => {
    said += text;
  });
  expect(await exited).toEqual([2, null]);
  expect(said).toContain(line);
});

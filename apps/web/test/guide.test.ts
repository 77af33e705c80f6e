import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issuingSteps } from '../src/surfaces/program/guides/commands.ts';

let folder: string;
let server: { url: string; authorization: string; stop(): Promise<void> };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-guide-'));
  await cp('samples/id-01', folder, { recursive: true });
  server = await startServer();
});

afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function startServer() {
  const env = { PATH: process.env.PATH, DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, ['apps/server/test/serve-with-key.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), once(child, 'exit')]);
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { ...(JSON.parse(line) as { url: string; authorization: string }), stop };
}

/** Runs a step as it stands in the guide, but for the lines that its reader fills in. */
async function run(name: string, env: Record<string, string>): Promise<string> {
  const { command } = issuingSteps(server.url).find((step) => step.name === name)!;
  const lines = command.split('\n').filter((line) => !line.startsWith('export '));
  const { stdout } = await promisify(execFile)('sh', ['-eu', '-c', lines.join('\n')], {
    cwd: folder,
    env: { PATH: process.env.PATH!, API: server.url, KEY: server.authorization.slice('Bearer '.length), ...env },
  });
  return stdout;
}

test('the commands of the guide take records through the API to where the kit is paid for', async () => {
  const PACKET = JSON.parse(await run('open', {})).id;
  const finish = async () => JSON.parse(await run('finish', { PACKET }));
  expect((await finish()).outcome).toBe('FAIL');
  for (const [FILE, REQUIREMENT] of [
    ['backup-operator-role.md', 'ID-01.AUTH'],
    ['svc-backup-07-history.csv', 'ID-01.TRAIL'],
  ] as const) {
    const RECORD = await upload({ PACKET, FILE, REQUIREMENT });
    expect(JSON.parse(await run('days', { RECORD }))).toMatchObject({ effective_from: '2026-01-01' });
  }
  await run('declare', { PACKET });
  // On PASS the kit is paid for, which this workspace cannot: nothing else is in the way.
  expect((await finish()).code).toBe('credits_insufficient');
}, 120_000);

/** The first command uploads, the second asks what became of it; the guide says to go on asking. */
async function upload(env: { PACKET: string; FILE: string; REQUIREMENT: string }): Promise<string> {
  const UPLOAD = /^location: .*\/([^/\s]+)\s*$/im.exec(await run('upload', { ...env, UPLOAD: 'none' }))?.[1] ?? '';
  const headers = { authorization: server.authorization };
  for (;;) {
    const state = await (await fetch(`${server.url}/v1/uploads/${UPLOAD}/state`, { headers })).json();
    if (state.state === 'registered') return state.record_ids[0];
    expect(state.refusal).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

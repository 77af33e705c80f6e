import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { startPostgres } from './index.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const dataFolder = async (url: string) =>
  ((await ask(url, 'SHOW data_directory')) as { data_directory: string }[])[0]!.data_directory;

async function isGone(path: string): Promise<boolean> {
  return access(path).then(
    () => false,
    () => true,
  );
}

it('gives every caller an empty database of a real server', async () => {
  const server = await startPostgres();
  try {
    expect(await ask(server.url, 'CREATE TABLE seen (id int)')).toEqual([]);
    const other = await server.createDatabase();
    expect(await ask(other, "SELECT 1 FROM pg_tables WHERE tablename = 'seen'")).toEqual([]);
  } finally {
    await server.stop();
  }
  await expect(ask(server.url, 'SELECT 1')).rejects.toThrow();
});

it.skipIf(process.env.TEST_DATABASE_URL)('is fast or durable, and leaves no file', async () => {
  for (const durable of [false, true]) {
    const server = await startPostgres({ durable });
    const folder = await dataFolder(server.url);
    expect(await ask(server.url, 'SHOW fsync')).toEqual([{ fsync: durable ? 'on' : 'off' }]);
    await server.stop();
    expect(await isGone(folder)).toBe(true);
  }
});

it.skipIf(process.env.TEST_DATABASE_URL)('goes when the test that started it is killed', async () => {
  const source = `
    import { startPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    console.log((await startPostgres()).url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const folder = await dataFolder(url);
  child.kill('SIGKILL');
  await expect.poll(() => isGone(folder), { timeout: 20_000 }).toBe(true);
  await expect(ask(url, 'SELECT 1')).rejects.toThrow();
});

it('makes its databases on the server of TEST_DATABASE_URL, and drops them', async () => {
  const server = await startPostgres();
  try {
    vi.stubEnv('TEST_DATABASE_URL', server.url);
    const guest = await startPostgres();
    expect(guest.kind).toBe('environment');
    await ask(guest.url, 'CREATE TABLE seen (id int)');
    await guest.stop();
    await expect(ask(guest.url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  } finally {
    await server.stop();
  }
});

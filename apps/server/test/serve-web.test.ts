import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppHono } from '../src/http/index.ts';
import { serveWeb } from '../src/serve-web.ts';

let folder: string;
const app: AppHono = new Hono();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-pages-'));
  await mkdir(join(folder, 'assets'));
  const files = {
    'headers.json': '{"x-page":"yes"}',
    'index.html': 'page',
    'assets/a.js': 'plain',
    'assets/b.js': 'only',
    'assets/hash.worker-x.js': 'worker',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  for (const coding of ['br', 'gz']) await writeFile(join(folder, `assets/a.js.${coding}`), coding);
  await serveWeb(app, folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = async (path: string, accepted?: string) => {
  const response = await app.request(path, { headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });
  return [await response.text(), response.headers.get('content-encoding'), response.headers.get('content-length')];
};

test('a file is sent as the build packed it, in a coding that the caller takes', async () => {
  expect(await read('/assets/a.js', 'gzip, deflate, br, zstd')).toEqual(['br', 'br', '2']);
  expect(await read('/assets/a.js', 'gzip, deflate')).toEqual(['gz', 'gzip', '2']);
  expect(await read('/assets/a.js', 'br;q=0, gzip;q=0.5')).toEqual(['gz', 'gzip', '2']);
  expect(await read('/assets/a.js', 'identity')).toEqual(['plain', null, '5']);
  expect(await read('/assets/a.js')).toEqual(['plain', null, '5']);
  expect(await read('/assets/b.js', 'br, gzip')).toEqual(['only', null, '4']);
});

test('the type is that of the file, caches keep the codings apart, and an address without a file is the application', async () => {
  const { headers } = await app.request('/assets/a.js', { headers: { 'accept-encoding': 'br' } });
  expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(headers.get('vary')).toBe('accept-encoding');
  expect(headers.get('cache-control')).toContain('immutable');
  expect(await read('/lanes/CORE-01', 'br')).toEqual(['page', null, '4']);
  expect((await app.request('/assets/gone.js')).status).toBe(404);
});

test('the policy of the build comes with pages and workers', async () => {
  const policyOf = async (path: string) => (await app.request(path)).headers.get('x-page');
  const paths = ['/', '/lanes', '/assets/hash.worker-x.js', '/assets/a.js'];
  expect(await Promise.all(paths.map(policyOf))).toEqual(['yes', 'yes', 'yes', null]);
});

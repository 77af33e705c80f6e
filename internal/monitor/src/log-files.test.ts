import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeUtf8 } from '@attestlayer/encoding';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Fetch, openFolderLogFiles, openHttpLogFiles } from './index.ts';

const open = (fetch: Fetch) => openHttpLogFiles({ url: 'https://log.example/2026/', fetch, timeoutMs: 1000 });

describe('over HTTP', () => {
  it('reads below the prefix, and tells a missing file from a failure', async () => {
    const asked: string[] = [];
    const files = open(async (url) => {
      asked.push(url);
      return url.endsWith('checkpoint') ? new Response('note') : new Response(null, { status: 404 });
    });
    expect(await files.checkpoint()).toEqual(encodeUtf8('note'));
    expect(await files.tile('tile/0/000.p/3')).toBe(null);
    expect(asked).toEqual(['https://log.example/2026/checkpoint', 'https://log.example/2026/tile/0/000.p/3']);
  });

  it.each<[string, Fetch]>([
    ['another status', async () => new Response(null, { status: 503 })],
    ['no answer', async () => Promise.reject(new TypeError('fetch failed'))],
    ['an endless file', async () => new Response(new Uint8Array(20_000_000))],
    [
      'silence',
      (_url, { signal }) => new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason))),
    ],
  ])('calls %s unreachable', async (_what, fetch) => {
    await expect(
      openHttpLogFiles({ url: 'https://log.example', fetch, timeoutMs: 20 }).checkpoint(),
    ).rejects.toMatchObject({
      code: 'files_unreachable',
    });
  });
});

it('reads the folder that a web server would serve', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-monitor-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files = openFolderLogFiles(folder);
  expect(await files.checkpoint()).toBe(null);
  await mkdir(join(folder, 'tile/0'), { recursive: true });
  await writeFile(join(folder, 'tile/0/000'), 'tile');
  await writeFile(join(folder, 'checkpoint'), 'note');
  expect(await files.checkpoint()).toEqual(encodeUtf8('note'));
  expect(await files.tile('tile/0/000')).toEqual(encodeUtf8('tile'));
  expect(await files.tile('tile/0/001')).toBe(null);
});

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTimestamp, sha256Hex } from '@attestlayer/encoding';
import { verifyTrustVersions } from '@attestlayer/kit';
import { auditLog, monitorLog, openHttpLogFiles, watchLog } from '@attestlayer/monitor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedFixture, serveFixture } from './serve-fixture.ts';

const KEPT_FOR_EVER = 'public, max-age=31536000, immutable';

let served: ServedFixture;

beforeAll(async () => {
  served = await serveFixture();
});

afterAll(async () => {
  expect(served.errors).toEqual([]);
  await served.close();
});

async function listTiles(): Promise<string[]> {
  const names = await readdir(join(served.logFolder, 'tile'), { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(served.logFolder.length + 1));
}

test('checkpoint and every tile, partial ones too, are served byte for byte', async () => {
  const paths = await listTiles();
  expect(paths.some((path) => path.includes('.p/'))).toBe(true);
  expect(paths).toContain('tile/entries/000');
  for (const path of ['checkpoint', ...paths]) {
    const response = await fetch(`${served.url}/${path}`);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(await readFile(join(served.logFolder, path)))).toBe(true);
    expect(response.headers.get('content-type')).toBe(
      path === 'checkpoint' ? 'text/plain; charset=utf-8' : 'application/octet-stream',
    );
    if (path !== 'checkpoint') expect(response.headers.get('cache-control')).toBe(KEPT_FOR_EVER);
  }
});

test('a monitor and an auditor follow the log over HTTP', async () => {
  const { trust, trustFiles, kit, url, log } = served;
  const watched = watchLog({ trust, now: kit.now });
  const files = openHttpLogFiles({ url: `${url}/`, fetch, timeoutMs: 10_000 });
  const nowMs = parseTimestamp(kit.now);
  const round = await monitorLog({ log: watched, files, seen: null, nowMs, maxSilenceMs: null });
  expect(round).toMatchObject({ status: 'sound', size: log.size, witnessing: 'inactive' });
  const [pinned, ...updates] = trustFiles;
  const versions = await verifyTrustVersions({ pinned: pinned!, updates });
  const report = await auditLog({ log: watched, files, versions });
  expect(report).toMatchObject({ status: 'audited', size: log.size, entries: { 'receipt.v1': 302 } });
});

describe('headers', () => {
  test.each([
    ['/checkpoint', 'public, max-age=5, must-revalidate'],
    ['/v1/checkpoints/latest.json', 'public, max-age=5, must-revalidate'],
    ['/v1/status.json', 'public, max-age=5, must-revalidate'],
    ['/v1/trust/latest.json', 'public, max-age=300, must-revalidate'],
    ['/v1/jwks/issuer.jwks.json', 'public, max-age=300, must-revalidate'],
    ['/v1/trust/trust.1.json', KEPT_FOR_EVER],
    ['/v1/entries/0', KEPT_FOR_EVER],
    ['/tile/0/000', KEPT_FOR_EVER],
    ['/verify-kit.zip', 'public, max-age=5, must-revalidate'],
    ['/', 'public, max-age=5, must-revalidate'],
  ])('%s is kept for %s, has an ETag, and is readable from any page', async (path, cacheControl) => {
    const response = await fetch(`${served.url}${path}`);
    const body = new Uint8Array(await response.arrayBuffer());
    const etag = response.headers.get('etag');
    expect(etag).toBe(`"${sha256Hex(body).slice(0, 32)}"`);
    expect(response.headers.get('cache-control')).toBe(cacheControl);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');

    const again = await fetch(`${served.url}${path}`, { headers: { 'if-none-match': `"other", W/${etag}` } });
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(etag);
    expect(await again.text()).toBe('');

    const head = await fetch(`${served.url}${path}`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String(body.length));
    expect(head.headers.get('etag')).toBe(etag);
  });

  test('a browser that asks first may read, and nothing else', async () => {
    const response = await fetch(`${served.url}/v1/status.json`, { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
  });
});

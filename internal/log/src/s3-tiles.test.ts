import { encodeUtf8 } from '@attestlayer/encoding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDirectory, makeEntry, makeSigner, ORIGIN, throwsWithCode } from '../test/log-fixture.ts';
import { type S3StandIn, startS3StandIn } from '../test/s3-stand-in.ts';
import { openDiskCheckpoints, openLogReader, openS3Tiles, openSequencer, type TileStore } from './index.ts';

let server: S3StandIn;
let tiles: TileStore;

const open = (changes: { secretAccessKey?: string; prefix?: string } = {}) =>
  openS3Tiles({
    endpoint: server.endpoint,
    bucket: 'registry',
    prefix: 'log/2026',
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI',
    region: 'eu-central-1',
    ...changes,
  });

beforeEach(async () => {
  server = await startS3StandIn({
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI',
    region: 'eu-central-1',
  });
  tiles = open();
});

afterEach(() => server.close());

describe('openS3Tiles', () => {
  it('writes tiles once, under their paths', async () => {
    expect(await tiles.read('tile/0/000')).toBeNull();
    await tiles.write('tile/0/000', encodeUtf8('tile'));
    expect(await tiles.read('tile/0/000')).toEqual(encodeUtf8('tile'));
    await tiles.write('tile/0/000', encodeUtf8('tile'));
    await throwsWithCode('tile_conflict', () => tiles.write('tile/0/000', encodeUtf8('other')));
    expect([...server.objects.keys()]).toEqual(['/registry/log/2026/tile/0/000']);
    await open({ prefix: '' }).write('tile/entries/x001/000.p/7', encodeUtf8('a'));
    expect([...server.objects.keys()]).toContain('/registry/tile/entries/x001/000.p/7');
  });

  it('asks for tile paths only', async () => {
    const before = server.requests;
    for (const path of ['', 'checkpoint', 'tile/../secret', 'tile/0/000?versionId=1', 'tile/0/0000'])
      expect(await tiles.read(path)).toBeNull();
    await throwsWithCode('storage_failed', () => tiles.write('checkpoint', encodeUtf8('a')));
    expect(server.requests).toBe(before);
  });

  it('signs with the secret', async () => {
    await throwsWithCode('storage_failed', () => open({ secretAccessKey: 'another' }).read('tile/0/000'));
  });

  it('tries again when the store is busy, and tells when it stays so', async () => {
    server.failNext(2, 503);
    await tiles.write('tile/0/000', encodeUtf8('tile'));
    expect(server.objects.size).toBe(1);
    server.failNext(100, 503);
    await throwsWithCode('storage_failed', () => tiles.read('tile/0/000'));
  });

  it('does not read more than a tile can have', async () => {
    server.objects.set('/registry/log/2026/tile/0/000', new Uint8Array(256 * 65_537 + 1));
    await throwsWithCode('storage_failed', () => tiles.read('tile/0/000'));
  });

  it('carries a whole log', async () => {
    const signer = makeSigner();
    const directory = await makeDirectory();
    const options = { tiles, checkpoints: openDiskCheckpoints(directory), origin: ORIGIN, logSigner: signer };
    const log = await openSequencer({ ...options, mergeDelayMs: 0 });
    await Promise.all(Array.from({ length: 300 }, (_, number) => log.append(makeEntry(number))));
    await log.close();
    const again = await openSequencer(options);
    expect(again.size).toBe(300);
    await again.close();
    const read = async (path: string) => server.objects.get(`/registry/log/2026/${path}`) ?? null;
    expect(await openLogReader({ tiles: read }).entry(299, 300)).toEqual(makeEntry(299));
  });
});

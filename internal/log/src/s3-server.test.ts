import { cp } from 'node:fs/promises';
import { inspect } from 'node:util';
import { encodeUtf8, equalBytes } from '@attestlayer/encoding';
import { deleteObject, openS3 } from '@attestlayer/s3';
import { type S3Server, startS3 } from '@attestlayer/testing/servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkProof,
  identityOf,
  makeDirectory,
  makeEntry,
  makeSigner,
  ORIGIN,
  throwsWithCode,
} from '../test/log-fixture.ts';
import { openDiskCheckpoints, openLogReader, openS3Tiles, openSequencer, type TileStore } from './index.ts';
import { verifyCheckpoint } from './signed-checkpoint.ts';

const signer = makeSigner();
const identity = identityOf(signer);

let server: S3Server;
const optionsOf = (prefix: string) => {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = server;
  return { endpoint, bucket, region, accessKeyId, secretAccessKey, prefix };
};
const openTiles = (prefix: string) => openS3Tiles(optionsOf(prefix));
const openLog = (prefix: string, directory: string, tiles = openTiles(prefix)) =>
  openSequencer({
    tiles,
    checkpoints: openDiskCheckpoints(directory),
    origin: ORIGIN,
    logSigner: signer,
    mergeDelayMs: 0,
  });
const appendAll = (log: Awaited<ReturnType<typeof openLog>>, from: number, to: number) =>
  Promise.all(Array.from({ length: to - from }, (_, number) => log.append(makeEntry(from + number))));

describe('a log whose tiles are in an S3 store that checks signatures', () => {
  beforeAll(async () => {
    server = await startS3({ checksSignatures: true });
  });
  afterAll(() => server.stop());

  it('writes and reads tiles, and keeps what is there', async () => {
    const tiles = openTiles('tiles/a-b_c.d');
    expect(await tiles.read('tile/0/000')).toBeNull();
    await tiles.write('tile/entries/x001/000.p/7', encodeUtf8('tile'));
    expect(await tiles.read('tile/entries/x001/000.p/7')).toEqual(encodeUtf8('tile'));
    await throwsWithCode('tile_conflict', () => tiles.write('tile/entries/x001/000.p/7', encodeUtf8('other')));
  });

  it('does not get in with a wrong secret, which stands in no error', async () => {
    const secretAccessKey = 'a-wrong-secret';
    const tiles = openS3Tiles({ ...optionsOf('wrong'), secretAccessKey });
    await throwsWithCode('storage_failed', () => tiles.write('tile/0/000', encodeUtf8('tile')));
    const error = await tiles.read('tile/0/000').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'storage_failed' });
    expect(inspect(error, { depth: null })).not.toContain(secretAccessKey);
    expect(await openTiles('wrong').read('tile/0/000')).toBeNull();
  });

  it('grows over several batches and openings, and every entry is under the signed root', async () => {
    const directory = await makeDirectory();
    for (const [from, to] of [
      [0, 3],
      [3, 250],
      [250, 600],
    ] as const) {
      const log = await openLog('grows', directory);
      expect(log.size).toBe(from);
      const appended = await appendAll(log, from, to);
      const { index, proof } = appended[appended.length - 1]!;
      expect(await checkProof(proof, makeEntry(index), identity)).toEqual({ index, size: to });
      expect((await log.append(makeEntry(0))).index).toBe(0);
      await log.close();
    }
    const head = await verifyCheckpoint((await openDiskCheckpoints(directory).load())!, identity);
    const reader = openLogReader({ tiles: openTiles('grows'), head });
    let count = 0;
    for await (const { index, bytes } of reader.entries(0, 600)) {
      expect(equalBytes(bytes, makeEntry(index))).toBe(true);
      count += 1;
    }
    expect(count).toBe(600);
  });

  it('publishes what a crash left half in the store', async () => {
    const directory = await makeDirectory();
    const tiles = openTiles('crash');
    let left = 2;
    const dying: TileStore = {
      ...tiles,
      write: async (path, bytes) => {
        if (left === 0) throw new Error('the machine stops here');
        left -= 1;
        await tiles.write(path, bytes);
      },
    };
    const log = await openLog('crash', directory, dying);
    await expect(appendAll(log, 0, 300)).rejects.toThrow();
    await log.close().catch(() => undefined);
    const again = await openLog('crash', directory);
    expect(again.size).toBe(300);
    await again.close();
  });

  it('refuses to start when the disk was rolled back and the store was not', async () => {
    const [directory, before] = [await makeDirectory(), await makeDirectory()];
    const log = await openLog('rolled', directory);
    await appendAll(log, 0, 5);
    await log.close();
    await cp(directory, before, { recursive: true });
    const more = await openLog('rolled', directory);
    await appendAll(more, 5, 9);
    await more.close();
    await throwsWithCode('log_rolled_back', () => openLog('rolled', before));
  });

  it('is told when the store has lost a tile', async () => {
    const directory = await makeDirectory();
    const log = await openLog('lost', directory);
    await appendAll(log, 0, 300);
    await log.close();
    await deleteObject(openS3(optionsOf('lost')), 'tile/0/000');
    await throwsWithCode('tile_missing', () => openLog('lost', directory));
  });
});

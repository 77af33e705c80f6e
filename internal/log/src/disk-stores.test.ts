import { type FileHandle, mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeUtf8 } from '@attestlayer/encoding';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fillLog, makeDirectory, makeEntry, makeSigner, openForTest, throwsWithCode } from '../test/log-fixture.ts';
import { openDiskCheckpoints, openDiskTiles } from './index.ts';

let directory: string;

beforeEach(async () => {
  directory = await makeDirectory();
});

afterEach(() => {
  vi.restoreAllMocks();
});

const fault = (code: string) => Object.assign(new Error(`${code}: made by the test`), { code });

/** What every open file inherits from: a method that is replaced here fails for the store under test. */
async function fileHandles(): Promise<FileHandle> {
  const path = join(directory, 'any');
  await writeFile(path, '');
  const handle = await open(path);
  await handle.close();
  return Object.getPrototypeOf(handle);
}

describe('openDiskTiles', () => {
  it('writes a tile once', async () => {
    const tiles = openDiskTiles(directory);
    const path = 'tile/0/x001/x234/067.p/8';
    expect(await tiles.read(path)).toBeNull();
    await tiles.write(path, encodeUtf8('tile'));
    expect(await tiles.read(path)).toEqual(encodeUtf8('tile'));
    await tiles.write(path, encodeUtf8('tile'));
    await throwsWithCode('tile_conflict', () => tiles.write(path, encodeUtf8('other')));
    await throwsWithCode('tile_conflict', () => tiles.write(path, new Uint8Array()));
    expect(await readFile(join(directory, path), 'utf8')).toBe('tile');
  });

  it('writes many at once, into folders that are not there yet', async () => {
    const tiles = openDiskTiles(join(directory, 'deep', 'log'));
    const paths = Array.from({ length: 50 }, (_, index) => `tile/entries/x00${index % 3}/0${index + 10}`);
    await Promise.all(paths.map((path) => tiles.write(path, encodeUtf8(path))));
    for (const path of paths) expect(await tiles.read(path)).toEqual(encodeUtf8(path));
    expect(await readdir(join(directory, 'deep', 'log', 'tmp'))).toEqual([]);
  });

  it('throws away what a crash has left half written', async () => {
    await mkdir(join(directory, 'tmp'));
    await writeFile(join(directory, 'tmp', '0'), 'half a ti');
    await openDiskTiles(directory).write('tile/0/000', encodeUtf8('tile'));
    expect(await readdir(join(directory, 'tmp'))).toEqual([]);
  });

  it.each([
    ['ENOSPC', 'storage_full'],
    ['EDQUOT', 'storage_full'],
    ['EFBIG', 'storage_full'],
    ['EIO', 'storage_failed'],
  ] as const)('leaves nothing behind on %s', async (code, expected) => {
    const tiles = openDiskTiles(directory);
    const handles = await fileHandles();
    for (const method of ['writeFile', 'sync'] as const) {
      vi.spyOn(handles, method).mockRejectedValueOnce(fault(code));
      await throwsWithCode(expected, () => tiles.write('tile/0/000', encodeUtf8('tile')));
      expect(await tiles.read('tile/0/000')).toBeNull();
      expect(await readdir(join(directory, 'tmp'))).toEqual([]);
    }
    await tiles.write('tile/0/000', encodeUtf8('tile'));
  });

  it('tells when something else is in the way', async () => {
    await writeFile(join(directory, 'tile'), 'a file');
    const tiles = openDiskTiles(directory);
    await throwsWithCode('storage_failed', () => tiles.write('tile/0/000', encodeUtf8('tile')));
    await throwsWithCode('storage_failed', () => tiles.read('tile/0/000'));
  });
});

describe('openDiskCheckpoints', () => {
  it('swaps what it is told to, and nothing else', async () => {
    const checkpoints = openDiskCheckpoints(directory);
    const [a, b] = [encodeUtf8('a'), encodeUtf8('b')];
    expect(await checkpoints.load()).toBeNull();
    expect(await checkpoints.swap(a, b)).toBe(false);
    expect(await checkpoints.swap(null, a)).toBe(true);
    expect(await checkpoints.swap(null, b)).toBe(false);
    expect(await checkpoints.swap(b, b)).toBe(false);
    expect(await checkpoints.swap(a, b)).toBe(true);
    expect(await checkpoints.load()).toEqual(b);
  });

  it('lets one of many swap', async () => {
    const first = encodeUtf8('first');
    await openDiskCheckpoints(directory).swap(null, first);
    const stores = Array.from({ length: 8 }, () => openDiskCheckpoints(directory));
    const outcomes = await Promise.allSettled(stores.map((store, at) => store.swap(first, encodeUtf8(`next ${at}`))));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value)).toHaveLength(1);
  });

  it('keeps the records of the sequencer apart', async () => {
    const checkpoints = openDiskCheckpoints(directory);
    expect(await checkpoints.readState('batch')).toBeNull();
    await checkpoints.writeState('batch', encodeUtf8('one'));
    await checkpoints.writeState('batch', encodeUtf8('two'));
    expect(await checkpoints.readState('batch')).toEqual(encodeUtf8('two'));
    expect(await checkpoints.readState('final')).toBeNull();
  });

  it('keeps the old checkpoint when the new one does not fit, and lets go of its lock', async () => {
    const checkpoints = openDiskCheckpoints(directory);
    await checkpoints.swap(null, encodeUtf8('old'));
    vi.spyOn(await fileHandles(), 'writeFile').mockRejectedValueOnce(fault('ENOSPC'));
    await throwsWithCode('storage_full', () => checkpoints.swap(encodeUtf8('old'), encodeUtf8('new')));
    expect(await checkpoints.load()).toEqual(encodeUtf8('old'));
    expect(await checkpoints.swap(encodeUtf8('old'), encodeUtf8('new'))).toBe(true);
  });
});

describe('a log on a disk that fails', () => {
  it('stops when nobody knows whether a tile is on the disk, until it is opened again', async () => {
    const signer = makeSigner();
    await fillLog(directory, signer, 2);
    const log = await openForTest(directory, signer);
    vi.spyOn(await fileHandles(), 'sync').mockRejectedValueOnce(fault('EIO'));
    await throwsWithCode('storage_failed', () => log.append(makeEntry(2)));
    await throwsWithCode('log_failed', () => log.append(makeEntry(3)));
    await log.close();
    const again = await openForTest(directory, signer);
    expect((await again.append(makeEntry(2))).index).toBe(2);
    expect((await again.append(makeEntry(3))).index).toBe(3);
  });
});

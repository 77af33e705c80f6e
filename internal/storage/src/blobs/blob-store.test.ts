import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashOf, inPieces, listAll, makeBytes, readAll } from '../../test/blob-bytes.ts';
import { type DriverUnderTest, startDisk, startSignedS3 } from '../../test/blob-drivers.ts';
import { openStore } from '../../test/open-store.ts';
import type { BlobStore } from './blob-store.ts';

const SMALL = makeBytes(1000);
/** Three parts of an upload, the last one not whole. */
const LARGE = makeBytes(20_000_001, 7);
const NONE = hashOf(new Uint8Array([1, 2, 3]));

describe.each([
  { name: 'disk', start: startDisk },
  { name: 'S3 with signature checks', start: startSignedS3 },
])('blobs on $name', ({ start }) => {
  let driver: DriverUnderTest;
  let store: BlobStore;
  let folder: string;
  beforeAll(async () => {
    driver = await start();
  });
  afterAll(() => driver?.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestlayer-blob-test-'));
    store = await openStore(driver.address);
    for await (const sha256 of store.list()) await store.delete(sha256);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const expectNothing = async () => {
    expect(await listAll(store)).toEqual([]);
    expect(await driver.staged()).toEqual([]);
  };

  it.each([new Uint8Array(), SMALL, LARGE])('keeps a stream under its hash', async (bytes) => {
    const sha256 = hashOf(bytes);
    const facts = { sha256, sizeBytes: bytes.length };
    expect(await store.has(sha256)).toBe(false);
    expect(await store.put(inPieces(bytes), { expectedSha256: sha256, maxBytes: bytes.length })).toEqual(facts);
    expect(await store.has(sha256)).toBe(true);
    expect(await store.stat(sha256)).toEqual(facts);
    expect(hashOf(await readAll(await store.open(sha256)))).toBe(sha256);
    expect(await listAll(store)).toEqual([sha256]);
    expect(await driver.staged()).toEqual([]);
  });

  it('keeps a file, and takes it when it is given up', async () => {
    const path = join(folder, 'upload');
    await writeFile(path, LARGE);
    const { sha256 } = await store.put({ path });
    expect(await readdir(folder)).toEqual(['upload']);
    await store.put({ path, giveUp: true });
    expect(await readdir(folder)).toEqual([]);
    expect(hashOf(await readAll(await store.open(sha256)))).toBe(hashOf(LARGE));
  });

  it.skipIf(!existsSync('/dev/shm'))('takes a file from another file system', async () => {
    const other = await mkdtemp('/dev/shm/attestlayer-blob-test-');
    try {
      await writeFile(join(other, 'upload'), SMALL);
      const { sha256 } = await store.put({ path: join(other, 'upload'), giveUp: true });
      expect(await readdir(other)).toEqual([]);
      expect(await readAll(await store.open(sha256))).toEqual(SMALL);
    } finally {
      await rm(other, { recursive: true });
    }
  });

  it('reads the stream of a file as a stream', async () => {
    const path = join(folder, 'upload');
    await writeFile(path, SMALL);
    await store.put(createReadStream(path, { start: 1 }));
    expect(await store.has(hashOf(SMALL.subarray(1)))).toBe(true);
  });

  it('gives parts of a blob', async () => {
    const { sha256 } = await store.put(inPieces(SMALL));
    for (const [offset, length] of [
      [0, 1000],
      [0, 1],
      [999, 1],
      [10, 500],
      [1000, 0],
      [0, 0],
    ] as const) {
      const part = await readAll(await store.open(sha256, { offset, length }));
      expect(part).toEqual(SMALL.slice(offset, offset + length));
    }
    for (const [offset, length] of [
      [0, 1001],
      [1000, 1],
      [-1, 2],
      [0.5, 1],
      [0, Number.NaN],
    ] as const) {
      await expect(store.open(sha256, { offset, length })).rejects.toMatchObject({ code: 'range_invalid' });
    }
  });

  it('has a code for what is not there and for what is no hash', async () => {
    await expect(store.open(NONE)).rejects.toMatchObject({ code: 'blob_missing' });
    await expect(store.stat(NONE)).rejects.toMatchObject({ code: 'blob_missing' });
    await expect(store.copyToFile(NONE, join(folder, 'copy'))).rejects.toMatchObject({ code: 'blob_missing' });
    for (const malformed of ['', '../../etc/passwd', NONE.toUpperCase(), `${NONE}/..`]) {
      for (const method of ['has', 'stat', 'open', 'delete'] as const) {
        await expect(store[method](malformed)).rejects.toMatchObject({ code: 'hash_malformed' });
      }
      const options = { expectedSha256: malformed };
      await expect(store.put(inPieces(SMALL), options)).rejects.toMatchObject({ code: 'hash_malformed' });
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses bytes of another hash and keeps nothing of them', async () => {
    const path = join(folder, 'upload');
    await writeFile(path, SMALL);
    const options = { expectedSha256: NONE };
    for (const source of [inPieces(SMALL), inPieces(LARGE), { path }, { path, giveUp: true }]) {
      await expect(store.put(source, options)).rejects.toMatchObject({ code: 'hash_mismatch' });
    }
    expect(new Uint8Array(await readFile(path))).toEqual(SMALL);
    await expectNothing();
  });

  it('refuses too many bytes as soon as it sees them', async () => {
    let pieces = 0;
    async function* endless() {
      for (;;) {
        pieces++;
        yield SMALL;
      }
    }
    await expect(store.put(endless(), { maxBytes: 2500 })).rejects.toMatchObject({ code: 'blob_too_large' });
    expect(pieces).toBe(3);
    const path = join(folder, 'upload');
    await writeFile(path, SMALL);
    await expect(store.put({ path }, { maxBytes: 999 })).rejects.toMatchObject({ code: 'blob_too_large' });
    await expectNothing();
  });

  it('passes on the error of a source and keeps nothing', async () => {
    async function* broken() {
      yield SMALL;
      throw new RangeError('the client hung up');
    }
    await expect(store.put(broken())).rejects.toThrow(RangeError);
    async function* reset() {
      yield SMALL;
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
    }
    await expect(store.put(reset())).rejects.toMatchObject({ code: 'ECONNRESET' });
    const link = join(folder, 'link');
    await symlink('/etc/hostname', link);
    for (const path of [join(folder, 'none'), link, folder]) {
      await expect(store.put({ path, giveUp: true })).rejects.toMatchObject({ code: 'source_missing' });
    }
    await expectNothing();
  });

  it('lets many put the same bytes at a time', async () => {
    const bytes = makeBytes(300_000, 3);
    const all = await Promise.all(Array.from({ length: 8 }, () => store.put(inPieces(bytes))));
    expect(new Set(all.map(({ sha256 }) => sha256))).toEqual(new Set([hashOf(bytes)]));
    expect(hashOf(await readAll(await store.open(hashOf(bytes))))).toBe(hashOf(bytes));
    expect(await listAll(store)).toEqual([hashOf(bytes)]);
    expect(await driver.staged()).toEqual([]);
  });

  it('copies to a file, over one that is there', async () => {
    const { sha256 } = await store.put(inPieces(LARGE));
    const path = join(folder, 'copy');
    await writeFile(path, 'before');
    expect(await store.copyToFile(sha256, path)).toEqual({ sha256, sizeBytes: LARGE.length });
    expect(hashOf(await readFile(path))).toBe(sha256);
    expect(await readdir(folder)).toEqual(['copy']);
  });

  it('deletes, also what another has deleted', async () => {
    const { sha256 } = await store.put(inPieces(SMALL));
    await store.delete(sha256);
    await store.delete(sha256);
    expect(await store.has(sha256)).toBe(false);
  });

  it('lets a reader stop in the middle', async () => {
    const { sha256 } = await store.put(inPieces(LARGE));
    for await (const piece of await store.open(sha256)) {
      expect(piece).toEqual(LARGE.slice(0, piece.length));
      break;
    }
    await (await store.open(sha256)).cancel();
  });

  it.each([
    { what: 'other bytes', bytes: makeBytes(1000, 2) },
    { what: 'a part', bytes: SMALL.slice(0, 500) },
    { what: 'too many bytes', bytes: makeBytes(1001) },
  ])('never ends a stream well when $what are kept', async ({ bytes }) => {
    const { sha256 } = await store.put(inPieces(SMALL));
    await driver.damage(sha256, bytes);
    await expect(readAll(await store.open(sha256))).rejects.toMatchObject({ code: 'blob_damaged' });
    await expect(store.copyToFile(sha256, join(folder, 'copy'))).rejects.toMatchObject({ code: 'blob_damaged' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('tries itself out', async () => {
    await store.check();
    await expectNothing();
  });
});

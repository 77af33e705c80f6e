import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf, inPieces, listAll, makeBytes, readAll } from '../../test/blob-bytes.ts';
import { type DriverUnderTest, startDisk, startSignedS3 } from '../../test/blob-drivers.ts';
import { openStore } from '../../test/open-store.ts';
import type { FaultPoint } from './faults.ts';

const run = promisify(execFile);
const child = (name: string) => fileURLToPath(new URL(`../../test/${name}.ts`, import.meta.url));

/** More than one part of an upload. */
const BYTES = makeBytes(9_000_000, 11);

describe.each<{ name: string; start: () => Promise<DriverUnderTest>; points: FaultPoint[] }>([
  { name: 'disk', start: startDisk, points: ['source_linked', 'staged', 'blob_named'] },
  { name: 'S3', start: startSignedS3, points: ['part_uploaded', 'object_uploaded', 'staged'] },
])('a process that is killed while it puts a blob on $name', ({ start, points }) => {
  let driver: DriverUnderTest;
  let folder: string;
  beforeAll(async () => {
    driver = await start();
    folder = await mkdtemp(join(tmpdir(), 'attestlayer-crash-'));
  });
  afterAll(async () => {
    await driver?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(points)('at %s leaves whole blobs only, and the upload or the blob', async (point) => {
    const path = join(folder, point);
    await writeFile(path, BYTES);
    const dead = run(process.execPath, [child('put-and-die'), JSON.stringify(driver.address), point, path]);
    await expect(dead).rejects.toMatchObject({ signal: 'SIGKILL', stdout: '' });
    const store = await openStore(driver.address);
    for (const sha256 of await listAll(store)) {
      expect(hashOf(await readAll(await store.open(sha256)))).toBe(sha256);
      if (sha256 !== hashOf(BYTES)) expect(sha256).toBe(hashOf(BYTES.subarray(1)));
    }
    expect(await driver.staged()).toEqual([]);
    const isUploadThere = (await readdir(folder)).includes(point);
    expect(isUploadThere || (await store.has(hashOf(BYTES)))).toBe(true);
    await store.put(inPieces(BYTES));
    expect(hashOf(await readAll(await store.open(hashOf(BYTES))))).toBe(hashOf(BYTES));
    for (const sha256 of await listAll(store)) await store.delete(sha256);
  });
});

it('a full disk is a code, and leaves nothing', async () => {
  const root = await mkdtemp(join(tmpdir(), 'attestlayer-full-'));
  try {
    // The limit of the shell on the size of a file, in blocks of 512 bytes, is refused by the same call as a full disk.
    const limited = (bytes: number) =>
      run('sh', ['-c', 'ulimit -f 2000; exec "$@"', 'sh', process.execPath, child('put-when-full'), root, `${bytes}`]);
    expect((await limited(1_200_000)).stdout).toBe('storage_full');
    expect(await readdir(root)).toEqual(['staging']);
    expect(await readdir(join(root, 'staging'))).toEqual([]);
    expect((await limited(900_000)).stdout).toBe('kept');
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});

it('what another machine left is removed after a day, and what is no half-written file never', async () => {
  const driver = await startDisk();
  try {
    const store = await openStore(driver.address);
    const staging = driver.address.driver === 'disk' ? join(driver.address.root, 'staging') : '';
    const foreign = [
      '00000000.1.00000000-0000-4000-8000-000000000000.tmp',
      '00000000.1.00000000-0000-4000-8000-000000000001.tmp',
    ];
    for (const name of [...foreign, 'notes.txt']) await writeFile(join(staging, name), 'half');
    const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(join(staging, foreign[0]!), longAgo, longAgo);
    await utimes(join(staging, 'notes.txt'), longAgo, longAgo);
    expect(await store.removeAbandoned()).toBe(1);
    expect(await driver.staged()).toEqual([foreign[1], 'notes.txt']);
  } finally {
    await driver.stop();
  }
});

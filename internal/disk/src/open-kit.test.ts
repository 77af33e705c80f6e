import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sha256Hex } from '@attestlayer/encoding';
import type { KitError } from '@attestlayer/kit';
import { asFolder, makeTestKit, packZip } from '@attestlayer/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFileHasher, type DiskError, openKit } from './index.ts';

let scratch = '';
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'attestlayer-disk-'));
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

async function writeFiles(files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const folder = join(scratch, 'kit');
  await mkdir(folder, { recursive: true });
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return folder;
}

async function writeArchive(files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const path = join(scratch, 'kit.zip');
  await writeFile(path, await packZip(files));
  return path;
}

/** Content that no two files share, of every size around the buffer and beyond. */
function makeFiles(count: number): Map<string, Uint8Array> {
  const sizes = [0, 1, 131_071, 131_072, 131_073, 400_000];
  return new Map(
    Array.from({ length: count }, (_, number) => {
      const bytes = new Uint8Array(sizes[number % sizes.length]! + (number >= sizes.length ? number : 0)).fill(
        number + 1,
      );
      return [`evidence/${number}.txt`, bytes];
    }),
  );
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: DiskError | KitError) => reason,
  );
  return error === null ? 'no error' : error.code;
}

describe.each([
  ['folder', writeFiles],
  ['ZIP', writeArchive],
])('a kit as %s', (_, write) => {
  test('has the same entries, streams and bytes as in memory', async () => {
    const { files } = await makeTestKit();
    const { kit, close } = await openKit(await write(files));
    expect(kit.entries.map(({ path, size }) => [path, size])).toEqual(
      asFolder(files).entries.map(({ path, size }) => [path, size]),
    );
    for (const entry of kit.entries) expect(await entry.bytes(entry.size)).toEqual(files.get(entry.path));
    await close();
  });

  test.each([1, 2])('is hashed rightly with %i workers', async (workers) => {
    const files = makeFiles(12);
    const { kit, close } = await openKit(await write(files));
    const hasher = createFileHasher({ workers });
    let counted = 0;
    const digests = await hasher.hashFiles(kit.entries, (bytes) => {
      counted += bytes;
    });
    expect(digests.size).toBe(files.size);
    for (const [path, bytes] of files)
      expect(digests.get(path)).toEqual({ sha256: sha256Hex(bytes), size: bytes.length });
    expect(counted).toBe(kit.entries.reduce((sum, { size }) => sum + size, 0));
    await hasher.close();
    await close();
  });
});

/** Python's standard library packs with deflate; a machine without it leaves this to the tests of packages/kit. */
const hasPython = spawnSync('python3', ['--version']).status === 0;

test.skipIf(!hasPython)('deflated entries of a ZIP are hashed as what they unpack to', async () => {
  const files = makeFiles(6);
  const folder = await writeFiles(files);
  const archive = join(scratch, 'deflated.zip');
  const script =
    'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED)\nfor p in sys.argv[2:]: z.write(p)\nz.close()';
  execFileSync('python3', ['-c', script, archive, ...files.keys()], { cwd: folder });
  const { kit, close } = await openKit(archive);
  expect(kit.entries.some(({ range }) => range?.stored === false)).toBe(true);
  const digests = await createFileHasher().hashFiles(kit.entries, () => {});
  for (const [path, bytes] of files) expect(digests.get(path)?.sha256).toBe(sha256Hex(bytes));
  await close();
});

test('entries that this package did not open are streamed', async () => {
  const files = makeFiles(3);
  const digests = await createFileHasher().hashFiles(asFolder(files).entries, () => {});
  for (const [path, bytes] of files) expect(digests.get(path)?.sha256).toBe(sha256Hex(bytes));
});

/** Holes that take no room on the disk, and enough of them that worker threads start. */
const HOLE_BYTES = 140 * 1024 * 1024;
const HOLE_SHA256 = createHash('sha256').update(new Uint8Array(HOLE_BYTES)).digest('hex');

async function writeHoles(): Promise<string> {
  const paths = ['a', 'b', 'c'].map((name) => `evidence/${name}.bin`);
  const folder = await writeFiles(new Map(paths.map((path) => [path, new Uint8Array()])));
  for (const path of paths) await truncate(join(folder, path), HOLE_BYTES);
  return folder;
}

test('a large kit goes through worker threads, and a second one reuses them', async () => {
  const { kit } = await openKit(await writeHoles());
  const hasher = createFileHasher({ workers: 2 });
  for (const _ of [1, 2]) {
    let counted = 0;
    const digests = await hasher.hashFiles(kit.entries, (bytes) => {
      counted += bytes;
    });
    expect(new Set([...digests.values()].map(({ sha256 }) => sha256))).toEqual(new Set([HOLE_SHA256]));
    expect(counted).toBe(3 * HOLE_BYTES);
  }
  await hasher.close();
});

test('a file that grows or shrinks after opening shows another size', async () => {
  const folder = await writeFiles(makeFiles(6));
  const { kit } = await openKit(folder);
  await writeFile(join(folder, 'evidence/1.txt'), 'much longer than it was');
  await truncate(join(folder, 'evidence/5.txt'), 100);
  const digests = await createFileHasher().hashFiles(kit.entries, () => {});
  expect(digests.get('evidence/1.txt')?.size).toBe(2);
  expect(digests.get('evidence/5.txt')?.size).toBe(100);
});

test.each([1, 2])('a file that goes away is a kit that cannot be read, with %i workers', async (workers) => {
  const folder = await writeHoles();
  const { kit } = await openKit(folder);
  await rm(join(folder, 'evidence/b.bin'));
  const hasher = createFileHasher({ workers });
  expect(await codeOf(hasher.hashFiles(kit.entries, () => {}))).toBe('source_read_failed');
  const entry = kit.entries.find(({ path }) => path === 'evidence/b.bin')!;
  expect(await codeOf(entry.bytes(HOLE_BYTES))).toBe('source_read_failed');
  await hasher.close();
});

test.each([1, 2])('an abort ends the hashing with the reason of the signal, with %i workers', async (workers) => {
  const { kit } = await openKit(await writeHoles());
  const hasher = createFileHasher({ workers });
  const controller = new AbortController();
  const hashing = hasher.hashFiles(kit.entries, () => controller.abort(new Error('enough')), controller.signal);
  await expect(hashing).rejects.toThrow('enough');
  await hasher.close();
});

describe('what is no kit', () => {
  test('nothing at the path', async () => {
    expect(await codeOf(openKit(join(scratch, 'nowhere')))).toBe('not_found');
  });

  test('a file that is no ZIP', async () => {
    await writeFile(join(scratch, 'a.pdf'), '%PDF-1.7 and more than twenty-two bytes');
    expect(await codeOf(openKit(join(scratch, 'a.pdf')))).toBe('zip_end_missing');
  });

  test('a symbolic link in the folder, even to a file of the kit', async () => {
    const folder = await writeFiles(makeFiles(2));
    await symlink('0.txt', join(folder, 'evidence', 'link.txt'));
    expect(await codeOf(openKit(folder))).toBe('not_regular_file');
  });

  test('a symbolic link to a folder', async () => {
    const folder = await writeFiles(makeFiles(2));
    await symlink(tmpdir(), join(folder, 'linked'));
    expect(await codeOf(openKit(folder))).toBe('not_regular_file');
  });

  test('a file that became a link after the folder was walked', async () => {
    const folder = await writeFiles(makeFiles(2));
    const { kit } = await openKit(folder);
    await rm(join(folder, 'evidence/0.txt'));
    await symlink('1.txt', join(folder, 'evidence/0.txt'));
    expect(await codeOf(createFileHasher().hashFiles(kit.entries, () => {}))).toBe('source_read_failed');
  });

  test('a socket', async () => {
    const folder = await writeFiles(makeFiles(2));
    const path = join(folder, 'socket');
    const server = createServer().listen(path);
    await once(server, 'listening');
    expect(await codeOf(openKit(folder))).toBe('not_regular_file');
    expect(await codeOf(openKit(path))).toBe('not_regular_file');
    server.close();
  });

  test('a name that no kit has', async () => {
    expect(await codeOf(openKit(await writeFiles(new Map([['.DS_Store', new Uint8Array()]]))))).toBe('path_character');
  });

  test('a folder deeper than any kit', async () => {
    const path = `${'a/'.repeat(20)}b`;
    expect(await codeOf(openKit(await writeFiles(new Map([[path, new Uint8Array()]]))))).toBe('too_many_files');
  });
});

import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeUtf8 } from '@attestlayer/encoding';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asDiskError } from './disk-error.ts';
import { type DiskError, ensureFolder, syncFolder, writeFileAtomic, writeFolderAtomic } from './index.ts';

let scratch = '';
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'attestlayer-disk-'));
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: DiskError) => reason,
  );
  return error === null ? 'no error' : error.code;
}

test('a file is written, and replaced, whole', async () => {
  const path = join(scratch, 'a.json');
  await writeFileAtomic(path, encodeUtf8('one'));
  await writeFileAtomic(path, encodeUtf8('two'));
  expect(await readFile(path, 'utf8')).toBe('two');
  expect(await readdir(scratch)).toEqual(['a.json']);
});

test('a failed write leaves the old file and nothing else', async () => {
  const path = join(scratch, 'target');
  await mkdir(path);
  await writeFile(join(path, 'inside'), 'kept');
  expect(await codeOf(writeFileAtomic(path, encodeUtf8('new')))).not.toBe('no error');
  expect(await readdir(scratch)).toEqual(['target']);
  expect(await readFile(join(path, 'inside'), 'utf8')).toBe('kept');
});

test('a missing folder is not_found', async () => {
  expect(await codeOf(writeFileAtomic(join(scratch, 'no', 'where'), encodeUtf8('x')))).toBe('not_found');
  expect(await codeOf(syncFolder(join(scratch, 'no')))).toBe('not_found');
});

test.skipIf(process.getuid?.() === 0)('a folder without permission is permission_denied', async () => {
  await chmod(scratch, 0o500);
  expect(await codeOf(writeFileAtomic(join(scratch, 'a'), encodeUtf8('x')))).toBe('permission_denied');
  await chmod(scratch, 0o700);
});

test.each([
  ['ENOSPC', 'disk_full'],
  ['EDQUOT', 'disk_full'],
  ['EACCES', 'permission_denied'],
  ['EROFS', 'permission_denied'],
  ['ENOENT', 'not_found'],
  ['ELOOP', 'not_regular_file'],
  ['EIO', 'io_failed'],
])('%s of the operating system is %s', (code, expected) => {
  const cause = Object.assign(new Error(code), { code });
  expect(asDiskError(cause, 'path')).toMatchObject({ code: expected, cause });
});

test('a folder is written whole, once', async () => {
  const path = join(scratch, 'kit');
  const files = new Map([
    ['manifest.json', encodeUtf8('{}')],
    ['reports/deep/er/a.json', encodeUtf8('[]')],
  ]);
  await writeFolderAtomic(path, files);
  expect(await readFile(join(path, 'reports/deep/er/a.json'), 'utf8')).toBe('[]');
  expect(await codeOf(writeFolderAtomic(path, files))).toBe('already_exists');
  expect(await readdir(scratch)).toEqual(['kit']);
});

test('a folder that cannot be written leaves nothing', async () => {
  const files = new Map([['../escape', encodeUtf8('x')]]);
  expect(await codeOf(writeFolderAtomic(join(scratch, 'kit'), files))).toBe('path_character');
  await writeFile(join(scratch, 'taken'), 'a file');
  expect(await codeOf(writeFolderAtomic(join(scratch, 'taken'), new Map()))).toBe('already_exists');
  expect(await readdir(scratch)).toEqual(['taken']);
});

test('a folder is made with those above it, and may be there already', async () => {
  const path = join(scratch, 'a', 'b', 'c');
  await ensureFolder(path);
  await ensureFolder(path);
  expect(await readdir(join(scratch, 'a', 'b'))).toEqual(['c']);
  await writeFile(join(scratch, 'file'), '');
  expect(await codeOf(ensureFolder(join(scratch, 'file', 'sub')))).toBe('not_found');
});

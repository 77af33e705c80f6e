import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walkFolder } from './walk-folder.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attestlayer-walk-'));
  await mkdir(join(root, 'in', 'نسخة'), { recursive: true });
  await mkdir(join(root, 'in', '__MACOSX'));
  await writeFile(join(root, 'in', 'b.txt'), 'b');
  await writeFile(join(root, 'in', 'نسخة', 'a.txt'), 'a');
  await writeFile(join(root, 'in', '.hidden'), 'h');
  await writeFile(join(root, 'in', '.DS_Store'), 'x');
  await writeFile(join(root, 'in', '__MACOSX', 'x'), 'x');
  await symlink('/etc/hostname', join(root, 'in', 'link.txt'));
});
afterAll(() => rm(root, { recursive: true }));

test('lists files in order, follows no link, and says what it skipped', async () => {
  const { files, skipped } = await walkFolder(join(root, 'in'));
  expect(files.map(({ name }) => name)).toEqual(['b.txt', 'نسخة/a.txt']);
  expect(skipped).toEqual([
    { name: '.hidden', reason: 'hidden' },
    { name: 'link.txt', reason: 'link' },
  ]);
});

test('a missing folder and a file each have their code', async () => {
  await expect(walkFolder(join(root, 'none'))).rejects.toMatchObject({ code: 'folder_missing' });
  await expect(walkFolder(join(root, 'in', 'b.txt'))).rejects.toMatchObject({ code: 'folder_is_a_file' });
});

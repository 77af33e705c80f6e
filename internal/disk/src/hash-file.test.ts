import { createHash } from 'node:crypto';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashFile } from './index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-hash-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each([0, 1, 128 * 1024, 300_001])('hashes %i bytes', async (size) => {
  const bytes = new Uint8Array(size).fill(7);
  await writeFile(join(folder, 'file'), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(await hashFile(join(folder, 'file'))).toEqual({ sha256, size });
});

test('a missing file and a link each have their code', async () => {
  await symlink(join(folder, 'file'), join(folder, 'link'));
  await expect(hashFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'not_found' });
  await expect(hashFile(join(folder, 'link'))).rejects.toMatchObject({ code: 'not_regular_file' });
});

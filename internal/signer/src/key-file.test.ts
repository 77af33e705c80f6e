import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeUtf8 } from '@attestlayer/encoding';
import { verifyEd25519 } from '@attestlayer/signature';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyFile, openKeyFile, readKeyFileInfo } from './index.ts';
import type { ScryptCost } from './seal.ts';

const cost: ScryptCost = { n: 2 ** 10, r: 8, p: 1 };
const passphrase = 'correct horse battery staple';
const message = encodeUtf8('a receipt');

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'attestlayer-signer-'));
});
afterAll(() => rm(directory, { recursive: true }));

const create = (name: string) => createKeyFile({ path: join(directory, name), role: 'issuer', passphrase, cost });

test('a key file signs what its public key verifies, and is readable by its owner alone', async () => {
  const publicKey = await create('good.key');
  const path = join(directory, 'good.key');
  const signer = await openKeyFile({ path, role: 'issuer', passphrase });
  const signature = await signer.sign(message);
  expect(await verifyEd25519({ key: publicKey, message, signature })).toBe(true);
  expect((await readKeyFileInfo(path)).publicKey.kid).toBe(publicKey.kid);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('the same words in another Unicode form open the same file', async () => {
  const path = join(directory, 'nfc.key');
  await createKeyFile({ path, role: 'log', passphrase: 'caf\u00e9', cost });
  await expect(openKeyFile({ path, role: 'log', passphrase: 'cafe\u0301' })).resolves.toBeDefined();
});

test('an existing key file is never overwritten', async () => {
  await create('once.key');
  const before = await readFile(join(directory, 'once.key'));
  await expect(create('once.key')).rejects.toMatchObject({ code: 'key_file_exists' });
  expect(await readFile(join(directory, 'once.key'))).toEqual(before);
});

test('wrong passphrase, empty passphrase, missing file and wrong role each have their code', async () => {
  await create('codes.key');
  const path = join(directory, 'codes.key');
  await expect(openKeyFile({ path, role: 'issuer', passphrase: 'no' })).rejects.toMatchObject({
    code: 'passphrase_wrong',
  });
  await expect(openKeyFile({ path, role: 'issuer', passphrase: '' })).rejects.toMatchObject({
    code: 'passphrase_empty',
  });
  await expect(openKeyFile({ path: `${path}x`, role: 'issuer', passphrase })).rejects.toMatchObject({
    code: 'key_file_missing',
  });
  await expect(openKeyFile({ path, role: 'root', passphrase })).rejects.toMatchObject({ code: 'key_role_mismatch' });
  await expect(readKeyFileInfo(directory)).rejects.toMatchObject({ code: 'key_file_unreadable' });
});

test('every changed byte of a key file is noticed as damage, before the passphrase is tried', async () => {
  await create('damage.key');
  const bytes = await readFile(join(directory, 'damage.key'));
  const path = join(directory, 'damaged.key');
  for (let offset = 0; offset < bytes.length; offset += 1) {
    const damaged = Buffer.from(bytes);
    damaged[offset] = damaged[offset]! ^ 0x01;
    await writeFile(path, damaged);
    await expect(readKeyFileInfo(path), `byte ${offset}`).rejects.toMatchObject({
      code: expect.stringMatching(/^key_file_(corrupt|version_unsupported)$/),
    });
  }
});

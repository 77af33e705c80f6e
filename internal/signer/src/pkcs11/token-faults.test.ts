import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeUtf8 } from '@attestlayer/encoding';
import { verifyEd25519 } from '@attestlayer/signature';
import { makeSoftTokens, SOFT_TOKEN_MODULE, type SoftTokens } from '@attestlayer/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPkcs11Key, type OpenedKey, openKey, type Pkcs11Reference } from '../index.ts';

const PIN = '4711';
const TOKEN = 'Issuing token';
const message = encodeUtf8('{"schema":"attestlayer.receipt.v1"}');

let tokens: SoftTokens;
let opened: OpenedKey[];

const referenceTo = (object: string): Pkcs11Reference => ({
  driver: 'pkcs11',
  modulePath: tokens.modulePath,
  token: TOKEN,
  object,
});
const create = (object: string) => createPkcs11Key({ reference: referenceTo(object), role: 'issuer', pin: PIN });
async function open(object: string): Promise<OpenedKey> {
  const key = await openKey({ reference: referenceTo(object), role: 'issuer', secret: PIN });
  opened.push(key);
  return key;
}
const verifies = async (key: OpenedKey) =>
  verifyEd25519({ key: key.publicKey, message, signature: await key.sign(message) });

/** Pulls the token out; gives the way to put it back in place of whatever is there then. */
async function pullOut(): Promise<() => Promise<void>> {
  const pocket = `${tokens.tokenFolder}-pulled`;
  await rename(tokens.tokenFolder, pocket);
  await mkdir(tokens.tokenFolder);
  return async () => {
    await rm(tokens.tokenFolder, { recursive: true });
    await rename(pocket, tokens.tokenFolder);
  };
}

/** Writes other bytes of the same length wherever some stand in the files of the token, as an attacker with the disk would. */
async function replaceOnDisk(before: Uint8Array, after: Uint8Array): Promise<number> {
  const files = await readdir(tokens.tokenFolder, { recursive: true, withFileTypes: true });
  let replaced = 0;
  for (const file of files.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name);
    const content = await readFile(path);
    const at = content.indexOf(before);
    if (at < 0) continue;
    content.set(after, at);
    await writeFile(path, content);
    replaced += 1;
  }
  return replaced;
}

describe.skipIf(SOFT_TOKEN_MODULE === undefined)('a token that fails', () => {
  beforeEach(async () => {
    opened = [];
    tokens = await makeSoftTokens();
    tokens.initToken({ label: TOKEN, pin: PIN });
    await create('issuer:main');
  });
  afterEach(async () => {
    await Promise.all(opened.map((key) => key.close()));
    await tokens.remove();
  });

  test('is told when it is pulled out, and signs again when it is back', async () => {
    const key = await open('issuer:main');
    expect(await verifies(key)).toBe(true);
    const putBack = await pullOut();
    await expect(key.sign(message)).rejects.toMatchObject({ code: 'token_removed', cause: { code: 'token_missing' } });
    await expect(key.sign(message)).rejects.toMatchObject({ code: 'token_removed' });
    await putBack();
    expect(await verifies(key)).toBe(true);
  });

  test('stops no other key for longer than it is away', async () => {
    await create('issuer:other');
    const [key, other] = [await open('issuer:main'), await open('issuer:other')];
    const putBack = await pullOut();
    await expect(key.sign(message)).rejects.toMatchObject({ code: 'token_removed' });
    await putBack();
    expect(await Promise.all([verifies(other), verifies(key), verifies(other), verifies(key)])).not.toContain(false);
  });

  test('gets a wrong PIN once and never again, because it would lock itself', async () => {
    const key = await open('issuer:main');
    const putBack = await pullOut();
    tokens.initToken({ label: TOKEN, pin: '0815' });
    await expect(key.sign(message)).rejects.toMatchObject({ code: 'pin_wrong' });
    await putBack();
    await expect(key.sign(message)).rejects.toMatchObject({ code: 'pin_wrong' });
    expect(await verifies(await open('issuer:main'))).toBe(true);
  });

  test('is not taken for another token with the same label, PIN and key name', async () => {
    const key = await open('issuer:main');
    await pullOut();
    tokens.initToken({ label: TOKEN, pin: PIN });
    await expect(key.sign(message)).rejects.toMatchObject({
      code: 'token_removed',
      cause: { code: 'token_key_missing' },
    });
    await create('issuer:main');
    await expect(key.sign(message)).rejects.toMatchObject({ code: 'token_key_unfit' });
  });

  test('gives no signature when somebody exchanged its public key', async () => {
    const [main, other] = [
      await open('issuer:main'),
      await createPkcs11Key({ reference: referenceTo('issuer:other'), role: 'issuer', pin: PIN }),
    ];
    await main.close();
    expect(await replaceOnDisk(main.publicKey.bytes, other.bytes)).toBe(1);
    const key = await open('issuer:main');
    expect(key.publicKey).toEqual(other);
    await expect(key.sign(message)).rejects.toMatchObject({ code: 'signature_invalid' });
  });

  test('is refused when it cannot sign with Ed25519', async () => {
    await tokens.remove();
    tokens = await makeSoftTokens(['slots.mechanisms = CKM_RSA_PKCS']);
    tokens.initToken({ label: TOKEN, pin: PIN });
    await expect(create('issuer:main')).rejects.toMatchObject({ code: 'mechanism_unsupported' });
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { concatBytes, decodeHex, encodeUtf8 } from '@attestlayer/encoding';
import { type PublicKey, verifyEd25519 } from '@attestlayer/signature';
import { makeSoftTokens, SOFT_TOKEN_MODULE, type SoftTokens } from '@attestlayer/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPkcs11Key, openKey, type Pkcs11Reference, readKeyInfo } from '../index.ts';
import { CKA_COPYABLE, CKA_EXTRACTABLE, CKA_MODIFIABLE, CKA_SENSITIVE, CKF_RW_SESSION } from './constants.ts';
import { findPrivateKey } from './find-key.ts';
import { templatesOf } from './key-templates.ts';
import { acquireModule } from './module.ts';
import { openSession } from './open-session.ts';

const PIN = '4711-ü';
const TOKEN = 'Issuing token';
const message = encodeUtf8('{"schema":"attestlayer.receipt.v1"}');

/** A SubjectPublicKeyInfo of Ed25519 up to the key (RFC 8410 section 4). */
const SPKI_PREFIX = decodeHex('302a300506032b6570032100');

let tokens: SoftTokens;
let folder: string;

const referenceTo = (object: string, token = TOKEN): Pkcs11Reference => ({
  driver: 'pkcs11',
  modulePath: tokens.modulePath,
  token,
  object,
});
const create = (object: string) => createPkcs11Key({ reference: referenceTo(object), role: 'issuer', pin: PIN });
const open = (object: string, secret = PIN) => openKey({ reference: referenceTo(object), role: 'issuer', secret });

function verifyWithOpenssl(files: { publicKey: PublicKey; signature: Uint8Array }): Promise<boolean> {
  const key = join(folder, 'key.der');
  const signed = join(folder, 'message');
  const signature = join(folder, 'signature');
  const args = ['pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', key, '-rawin', '-in', signed];
  return Promise.all([
    writeFile(key, concatBytes(SPKI_PREFIX, files.publicKey.bytes)),
    writeFile(signed, message),
    writeFile(signature, files.signature),
  ]).then(() => spawnSync('openssl', [...args, '-sigfile', signature]).status === 0);
}

describe.skipIf(SOFT_TOKEN_MODULE === undefined)('a key on a token of SoftHSM 2', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestlayer-pkcs11-'));
    tokens = await makeSoftTokens();
    tokens.initToken({ label: TOKEN, pin: PIN });
    await create('issuer:main');
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await tokens.remove();
  });

  test('is made, read without PIN, opened, signs what its public key verifies, and is closed', async () => {
    const publicKey = await create('issuer:cycle');
    expect(await readKeyInfo(referenceTo('issuer:cycle'))).toEqual({ role: 'issuer', publicKey });
    const key = await open('issuer:cycle');
    expect(key.publicKey).toEqual(publicKey);
    const signature = await key.sign(message);
    expect(await verifyEd25519({ key: publicKey, message, signature })).toBe(true);
    await key.close();
    await key.close();
    await expect(key.sign(message)).rejects.toMatchObject({ code: 'key_closed' });
  });

  test('signs what openssl verifies', async () => {
    const key = await open('issuer:main');
    const signature = await key.sign(message);
    const changed = Uint8Array.from(signature, (byte, at) => (at === 0 ? byte ^ 1 : byte));
    expect(await verifyWithOpenssl({ publicKey: key.publicKey, signature })).toBe(true);
    expect(await verifyWithOpenssl({ publicKey: key.publicKey, signature: changed })).toBe(false);
    await key.close();
  });

  test('cannot be read out, copied or relabelled', async () => {
    const { module, release } = await acquireModule(tokens.modulePath);
    const { cryptoki } = module;
    const session = await openSession(module, { reference: referenceTo('issuer:main'), flags: 0, pin: PIN });
    const { key } = await findPrivateKey(cryptoki, { session, label: 'issuer:main' });
    const [sensitive, ...others] = await cryptoki.readAttributes(session, key, [
      CKA_SENSITIVE,
      CKA_EXTRACTABLE,
      CKA_MODIFIABLE,
      CKA_COPYABLE,
    ]);
    expect(sensitive).toEqual(Uint8Array.of(1));
    expect(others).toEqual([Uint8Array.of(0), Uint8Array.of(0), Uint8Array.of(0)]);
    const CKA_VALUE = 0x11;
    await expect(cryptoki.readAttributes(session, key, [CKA_VALUE])).rejects.toMatchObject({ code: 'pkcs11_failed' });
    await release();
  });

  test('is refused when the token would give it away', async () => {
    const { module, release } = await acquireModule(tokens.modulePath);
    const reference = referenceTo('issuer:open');
    const session = await openSession(module, { reference, flags: CKF_RW_SESSION, pin: PIN });
    const { publicKey, privateKey } = templatesOf('issuer:open', Uint8Array.of(1));
    const extractable = privateKey.map(([type, value]) => [type, type === CKA_EXTRACTABLE ? true : value] as const);
    await module.cryptoki.generateEdwardsKeyPair(session, { publicKey, privateKey: extractable });
    await release();
    await expect(open('issuer:open')).rejects.toMatchObject({ code: 'token_key_unfit' });
  });

  test('signs 1,000 times for 50 callers, while another key of the token comes and goes', async () => {
    await create('issuer:other');
    const key = await open('issuer:main');
    let left = 1000;
    const caller = async (number: number) => {
      for (; left > 0; left -= 1) {
        const own = encodeUtf8(`message ${number} ${left}`);
        const signature = await key.sign(own);
        expect(await verifyEd25519({ key: key.publicKey, message: own, signature })).toBe(true);
      }
    };
    const visitor = async () => {
      for (let visit = 0; visit < 20; visit += 1) {
        const other = await open('issuer:other');
        expect(other.publicKey.kid).not.toBe(key.publicKey.kid);
        await other.sign(message);
        await other.close();
      }
    };
    await Promise.all([visitor(), ...Array.from({ length: 50 }, (_, number) => caller(number))]);
    await key.close();
  });

  test('signs after the collector has run, which once unloaded the module under it', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const key = await open('issuer:main');
    for (let round = 0; round < 3; round += 1) {
      collect();
      await setImmediate();
      expect(await key.sign(message)).toHaveLength(64);
    }
    await key.close();
  });

  test('a message that the caller changes while the token works is signed as it was given', async () => {
    const key = await open('issuer:main');
    const given = message.slice();
    const signing = key.sign(given);
    given.fill(0);
    expect(await verifyEd25519({ key: key.publicKey, message, signature: await signing })).toBe(true);
    await key.close();
  });

  test('a wrong PIN opens nothing, also while the right one is logged in, and stands in no error', async () => {
    const wrong = '0815-wrong';
    const alone = await open('issuer:main', wrong).catch((error) => error);
    const key = await open('issuer:main');
    const beside = await open('issuer:main', wrong).catch((error) => error);
    const empty = await open('issuer:main', '').catch((error) => error);
    await key.close();
    expect([alone.code, beside.code, empty.code]).toEqual(['pin_wrong', 'pin_wrong', 'pin_empty']);
    expect(inspect([alone, beside, empty], { depth: null, showHidden: true })).not.toContain(wrong);
  });

  test('wrong label, wrong role, wrong token and wrong module each have their code', async () => {
    await expect(open('issuer:none')).rejects.toMatchObject({ code: 'token_key_missing' });
    await expect(open('main')).rejects.toMatchObject({ code: 'key_reference_invalid' });
    await expect(openKey({ reference: referenceTo('issuer:main'), role: 'log', secret: PIN })).rejects.toMatchObject({
      code: 'key_role_mismatch',
    });
    const elsewhere = referenceTo('issuer:main', 'Another token');
    await expect(readKeyInfo(elsewhere)).rejects.toMatchObject({ code: 'token_missing' });
    const noModule = { ...elsewhere, modulePath: join(folder, 'none.so') };
    await expect(readKeyInfo(noModule)).rejects.toMatchObject({ code: 'pkcs11_module_unusable' });
    const wrongModule = { ...elsewhere, modulePath: join(folder, 'text.so') };
    await writeFile(wrongModule.modulePath, 'not a library');
    await expect(readKeyInfo(wrongModule)).rejects.toMatchObject({ code: 'pkcs11_module_unusable' });
  });

  test('no key is ever replaced, and none is made for another role or without the PIN', async () => {
    const before = await readKeyInfo(referenceTo('issuer:main'));
    await expect(create('issuer:main')).rejects.toMatchObject({ code: 'token_key_exists' });
    expect(await readKeyInfo(referenceTo('issuer:main'))).toEqual(before);
    await expect(create('log:main')).rejects.toMatchObject({ code: 'key_role_mismatch' });
    const reference = referenceTo('issuer:new');
    await expect(createPkcs11Key({ reference, role: 'issuer', pin: '0815' })).rejects.toMatchObject({
      code: 'pin_wrong',
    });
    await expect(readKeyInfo(reference)).rejects.toMatchObject({ code: 'token_key_missing' });
  });

  test('two tokens of one label are told apart by their serial numbers only', async () => {
    tokens.initToken({ label: 'Twin', pin: PIN });
    tokens.initToken({ label: 'Twin', pin: PIN });
    const reference = referenceTo('issuer:twin', 'Twin');
    const make = (more: { serial?: string }) =>
      createPkcs11Key({ reference: { ...reference, ...more }, role: 'issuer', pin: PIN });
    await expect(make({})).rejects.toMatchObject({ code: 'token_ambiguous' });
    const { module, release } = await acquireModule(tokens.modulePath);
    const slots = await module.cryptoki.listSlots();
    const infos = await Promise.all(slots.map((slot) => module.run(() => module.cryptoki.readTokenInfo(slot))));
    await release();
    const [serial] = infos.filter(({ label }) => label === 'Twin').map((info) => info.serial);
    const publicKey = await make({ serial: serial! });
    expect((await readKeyInfo({ ...reference, serial: serial! })).publicKey).toEqual(publicKey);
  });
});

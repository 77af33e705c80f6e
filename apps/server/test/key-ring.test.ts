import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeUtf8 } from '@attestlayer/encoding';
import { verifyEd25519 } from '@attestlayer/signature';
import { createKeyPointer, createPkcs11Key, type Pkcs11Reference } from '@attestlayer/signer';
import { makeSoftTokens, SOFT_TOKEN_MODULE, type SoftTokens } from '@attestlayer/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/config/index.ts';
import { createKeyRing } from '../src/modules/issuer-keys/index.ts';

const PIN = '4711';
const TOKEN = 'Server token';
const message = encodeUtf8('a checkpoint');

let tokens: SoftTokens;
let folder: string;

const ringWith = (settings: Record<string, string>) =>
  createKeyRing(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', ...settings }));

describe.skipIf(SOFT_TOKEN_MODULE === undefined)('the key ring of the server, with keys on a token', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestlayer-ring-'));
    tokens = await makeSoftTokens();
    tokens.initToken({ label: TOKEN, pin: PIN });
    await mkdir(join(folder, 'keys', 'live'), { recursive: true });
    for (const role of ['issuer', 'log'] as const) {
      const { modulePath } = tokens;
      const reference: Pkcs11Reference = { driver: 'pkcs11', modulePath, token: TOKEN, object: `${role}:live` };
      await createPkcs11Key({ reference, role, pin: PIN });
      await createKeyPointer({ path: join(folder, 'keys', 'live', `${role}.key`), reference });
    }
  });
  afterAll(async () => {
    await tokens.remove();
    await rm(folder, { recursive: true });
  });

  test('opens them beside keys in files, signs, and closes them', async () => {
    const ring = ringWith({ TOKEN_PIN: PIN, KEY_PASSPHRASE: 'words' });
    const log = await ring.ensure('live', 'log');
    const issuer = await ring.issuerSigner('live', (await ring.ensure('live', 'issuer')).publicKey.kid);
    const root = await ring.ensure('live', 'root');
    for (const { sign, publicKey } of [log, issuer, root])
      expect(await verifyEd25519({ key: publicKey, message, signature: await sign(message) })).toBe(true);
    await ring.close();
    await expect(log.sign(message)).rejects.toMatchObject({ code: 'key_closed' });
  });

  test('is told without a PIN, and goes on when it is started with one', async () => {
    await expect(ringWith({ KEY_PASSPHRASE: 'words' }).ensure('live', 'log')).rejects.toMatchObject({
      code: 'pin_empty',
    });
  });

  test('tries a wrong PIN once, so that jobs that run again do not lock the token', async () => {
    const ring = ringWith({ TOKEN_PIN: '0000' });
    const errors = await Promise.all(
      [1, 2, 3].map(() => ring.ensure('live', 'log').then(String, (error: unknown) => error)),
    );
    expect(errors[0]).toMatchObject({ code: 'pin_wrong' });
    // The same object: the token was not asked again.
    expect(new Set(errors).size).toBe(1);
    expect(await ring.ensure('live', 'log').catch((error: unknown) => error)).toBe(errors[0]);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKeyFile, openKey, parseKeyReference, readKeyInfo, writeKeyReference } from './index.ts';

const MODULE = '?module-path=/usr/lib/softhsm/libsofthsm2.so';

test('a file reference is its path, as it is written', () => {
  expect(parseKeyReference('file:keys/100%.key')).toEqual({ driver: 'file', path: 'keys/100%.key' });
});

test('a PKCS #11 URI names module, token and key', () => {
  expect(parseKeyReference(`pkcs11:token=My%20token;object=issuer:2026;type=private${MODULE}`)).toEqual({
    driver: 'pkcs11',
    modulePath: '/usr/lib/softhsm/libsofthsm2.so',
    token: 'My token',
    object: 'issuer:2026',
  });
});

test.each(['file:/keys/issuer.key', `pkcs11:token=a%3Bb%3D%C3%BC;serial=01f;object=issuer:2026;type=private${MODULE}`])(
  'a reference is written as it was read: %s',
  (text) => expect(writeKeyReference(parseKeyReference(text))).toBe(text),
);

test.each([
  ['no scheme', 'keys/issuer.key'],
  ['no path', 'file:'],
  ['no token', `pkcs11:object=issuer:1${MODULE}`],
  ['no object', `pkcs11:token=t${MODULE}`],
  ['no module', 'pkcs11:token=t;object=issuer:1'],
  ['a module that would be searched for', 'pkcs11:token=t;object=issuer:1?module-path=libsofthsm2.so'],
  ['a module by name', 'pkcs11:token=t;object=issuer:1?module-name=softhsm'],
  ['a public object', `pkcs11:token=t;object=issuer:1;type=public${MODULE}`],
  ['an attribute twice', `pkcs11:token=t;token=u;object=issuer:1${MODULE}`],
  ['an attribute that we would not look at', `pkcs11:token=t;object=issuer:1;slot-id=1${MODULE}`],
  ['an attribute in the wrong place', `pkcs11:token=t;object=issuer:1${MODULE}&serial=1`],
  ['an empty value', `pkcs11:token=;object=issuer:1${MODULE}`],
  ['an empty part', `pkcs11:token=t;;object=issuer:1${MODULE}`],
  ['a space', `pkcs11:token=my token;object=issuer:1${MODULE}`],
  ['half a percent code', `pkcs11:token=a%2;object=issuer:1${MODULE}`],
  ['bytes that are not UTF-8', `pkcs11:token=%ff;object=issuer:1${MODULE}`],
])('%s is refused', (_, text) => {
  expect(() => parseKeyReference(text)).toThrow(expect.objectContaining({ code: 'key_reference_invalid' }));
});

test.each(['pin-value=4711', 'pin-source=file:/pin-4711'])(
  'a PIN in the URI is refused and not repeated: %s',
  (pin) => {
    const text = `pkcs11:token=t;object=issuer:1${MODULE}&${pin}`;
    const error = catchError(() => parseKeyReference(text));
    expect(error).toMatchObject({ code: 'key_reference_invalid' });
    expect(String(error)).not.toContain('4711');
  },
);

test('a key file opens through its reference as a token does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-reference-'));
  const path = join(folder, 'issuer.key');
  const passphrase = 'correct horse battery staple';
  const publicKey = await createKeyFile({ path, role: 'issuer', passphrase, cost: { n: 2 ** 10, r: 8, p: 1 } });
  const reference = parseKeyReference(`file:${path}`);
  expect(await readKeyInfo(reference)).toEqual({ role: 'issuer', publicKey });
  const key = await openKey({ reference, role: 'issuer', secret: passphrase });
  expect(await key.sign(new Uint8Array(1))).toHaveLength(64);
  await key.close();
  await rm(folder, { recursive: true });
});

function catchError(task: () => unknown): unknown {
  try {
    return task();
  } catch (error) {
    return error;
  }
}

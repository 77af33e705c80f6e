import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { encodeBase64url } from '@attestlayer/encoding';
import type { PublicKey } from './public-key.ts';

/**
 * Importing a key costs about as much as a tenth of a verification; a verifier meets the same few keys again and again.
 */
const keyObjects = new WeakMap<PublicKey, KeyObject>();

/** Checks [S]B = R + [k]A through OpenSSL, which compares the encoding of [S]B - [k]A with R: cofactorless. */
export async function verifyCofactorless(key: PublicKey, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  return verify(null, message, keyObjectOf(key), signature);
}

function keyObjectOf(key: PublicKey): KeyObject {
  const known = keyObjects.get(key);
  if (known !== undefined) return known;
  // From the bytes, not from `jwk`: the bytes are what the strict checks looked at.
  const x = encodeBase64url(key.bytes);
  const imported = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  keyObjects.set(key, imported);
  return imported;
}

import { concatBytes, equalBytes } from '@attestlayer/encoding';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { PublicKey } from './public-key.ts';

const { Point } = ed25519;

/**
 * Checks [S]B = R + [k]A over @noble/curves for browsers without Ed25519. The library's own `verify` multiplies by the
 * cofactor and so accepts signatures that OpenSSL and WebCrypto refuse; the equation is written out to give one answer
 * everywhere. The caller has checked that S < L and that the encodings are canonical.
 */
export async function verifyWithNoble(key: PublicKey, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const r = signature.subarray(0, 32);
  const s = readLittleEndian(signature.subarray(32));
  const k = readLittleEndian(await sha512(r, key.bytes, message)) % Point.Fn.ORDER;
  let a: typeof Point.BASE;
  try {
    a = Point.fromBytes(key.bytes);
  } catch {
    // Not every canonical y belongs to a point of the curve.
    return false;
  }
  const expected = Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k));
  return equalBytes(expected.toBytes(), r);
}

async function sha512(...parts: Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-512', concatBytes(...parts)));
}

function readLittleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes.toReversed()) value = (value << 8n) | BigInt(byte);
  return value;
}

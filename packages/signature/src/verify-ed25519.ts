import { verifyCofactorless } from '#ed25519';
import type { PublicKey } from './public-key.ts';
import { isCanonicalPoint, isReducedScalar, isSmallOrderPoint } from './strict-ed25519.ts';

/** Size of an Ed25519 signature: R, then S (RFC 8032 section 5.1.6). */
export const SIGNATURE_SIZE_BYTES = 64;

/**
 * Verifies an Ed25519 signature (RFC 8032 section 5.1.7) strictly: the key and R are canonical and not of small order,
 * S < L, and [S]B = R + [k]A holds without the cofactor. A bad signature of whatever kind gives `false` and never
 * throws.
 */
export async function verifyEd25519(options: {
  key: PublicKey;
  message: Uint8Array;
  signature: Uint8Array;
}): Promise<boolean> {
  const { key, message, signature } = options;
  if (signature.length !== SIGNATURE_SIZE_BYTES) return false;
  // The key is checked again: a PublicKey is a plain object, and a copy of one can be made by hand.
  if (!isStrictPoint(key.bytes) || !isStrictPoint(signature.subarray(0, 32))) return false;
  if (!isReducedScalar(signature.subarray(32))) return false;
  return verifyCofactorless(key, message, signature);
}

function isStrictPoint(point: Uint8Array): boolean {
  return isCanonicalPoint(point) && !isSmallOrderPoint(point);
}

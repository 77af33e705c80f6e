import { sha256 as hashOnce } from '@noble/hashes/sha2.js';
import { encodeHex } from './hex.ts';
import type { Sha256Hasher } from './sha256.ts';

/**
 * One-shot SHA-256 (FIPS 180-4) where there is no node:crypto; WebCrypto has no synchronous and no incremental form.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  return hashOnce(bytes);
}

/** SHA-256 of bytes as 64 lower-case hexadecimal digits, the form in which this system writes hashes. */
export function sha256Hex(bytes: Uint8Array): string {
  return encodeHex(sha256(bytes));
}

/** Incremental SHA-256 where there is no node:crypto. */
export function createSha256(): Sha256Hasher {
  const hash = hashOnce.create();
  return {
    update(bytes) {
      hash.update(bytes);
    },
    digest: () => hash.digest(),
  };
}

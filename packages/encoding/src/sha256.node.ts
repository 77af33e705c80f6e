import { createHash, hash } from 'node:crypto';
import type { Sha256Hasher } from './sha256.ts';

/** One-shot SHA-256 (FIPS 180-4) through OpenSSL. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return plainBytes(hash('sha256', bytes, 'buffer'));
}

/**
 * SHA-256 of bytes as 64 lower-case hexadecimal digits, the form in which this system writes hashes. Written by OpenSSL's
 * side: no Buffer comes into being, which takes a fifth of the time for the lines of a hash trail.
 */
export function sha256Hex(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** Incremental SHA-256 through OpenSSL. */
export function createSha256(): Sha256Hasher {
  const running = createHash('sha256');
  return {
    update(bytes) {
      running.update(bytes);
    },
    digest: () => plainBytes(running.digest()),
  };
}

/**
 * A Buffer is a Uint8Array with different manners (slice shares memory): callers get the plain class on every platform.
 */
function plainBytes(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}

import { createHash, hash } from 'node:crypto';
import type { Sha256Hasher } from './sha256.ts';

/** One-shot SHA-256 (FIPS 180-4) through OpenSSL. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return plainBytes(hash('sha256', bytes, 'buffer'));
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

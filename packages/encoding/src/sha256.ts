import { sha256 } from '#sha256';
import { encodeHex } from './hex.ts';

export { createSha256, sha256 } from '#sha256';

/** A running SHA-256: feed it bytes, then take the 32-byte digest once. */
export type Sha256Hasher = { update(bytes: Uint8Array): void; digest(): Uint8Array };

/** SHA-256 of bytes as 64 lower-case hexadecimal digits, the form in which this system writes hashes. */
export function sha256Hex(bytes: Uint8Array): string {
  return encodeHex(sha256(bytes));
}

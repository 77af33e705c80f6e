export { createSha256, sha256, sha256Hex } from '#sha256';

/** A running SHA-256: feed it bytes, then take the 32-byte digest once. */
export type Sha256Hasher = { update(bytes: Uint8Array): void; digest(): Uint8Array };

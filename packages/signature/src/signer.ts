import type { PublicKey } from './public-key.ts';

/** Something that signs with Ed25519 and says with which key; who holds the private half is not our business here. */
export type Signer = {
  publicKey: PublicKey;
  /** Gives the 64-byte Ed25519 signature of the message (RFC 8032 section 5.1.6). */
  sign(message: Uint8Array): Promise<Uint8Array>;
};

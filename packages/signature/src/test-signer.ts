import { ed25519 } from '@noble/curves/ed25519.js';
import { publicKeyFromBytes } from './public-key.ts';
import type { Signer } from './signer.ts';

/** A signer for tests whose private key is 32 times the given byte: never to be trusted outside of them. */
export function createTestSigner(seedByte: number): Signer {
  const seed = new Uint8Array(32).fill(seedByte);
  return {
    publicKey: publicKeyFromBytes(ed25519.getPublicKey(seed)),
    sign: async (message) => ed25519.sign(message, seed),
  };
}

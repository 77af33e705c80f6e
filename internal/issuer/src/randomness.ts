import { createHmac, randomBytes } from 'node:crypto';

/** Source of unguessable bytes for ids and nonces; a parameter, so that a kit can be rebuilt byte for byte. */
export type RandomBytes = (length: number) => Uint8Array;

/** The operating system's generator. */
export const systemRandom: RandomBytes = (length) => new Uint8Array(randomBytes(length));

/**
 * Bytes derived from a secret seed (HMAC-SHA-256 in counter mode, NIST SP 800-108): the same seed gives the same kit.
 * Whoever knows the seed can test guesses against the public log, so it is kept like a key.
 */
export function seededRandom(seed: Uint8Array): RandomBytes {
  let counter = 0;
  return (length) => {
    const blocks: Buffer[] = [];
    for (let have = 0; have < length; have += 32) {
      counter += 1;
      blocks.push(createHmac('sha256', seed).update(`attestlayer random ${counter}`).digest());
    }
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
  };
}

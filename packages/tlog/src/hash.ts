import { sha256 } from '@attestlayer/encoding';
import { TlogError } from './tlog-error.ts';

/** SHA-256 gives 32 bytes; every hash of the tree has this size. */
export const HASH_BYTES = 32;

// RFC 6962 section 2.1: different first bytes keep a leaf from being read as a node (second preimage).
const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

/** Root of the tree with no leaves: the SHA-256 of nothing (RFC 6962 section 2.1). */
export const emptyRoot: Uint8Array = sha256(new Uint8Array(0));

/** Hashes the bytes of one entry into its leaf hash (RFC 6962 section 2.1). */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + entry.length);
  input[0] = LEAF_PREFIX;
  input.set(entry, 1);
  return sha256(input);
}

/** Hashes two subtree roots, of 32 bytes each, into the root above them (RFC 6962 section 2.1). */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = nodeInput();
  input.set(left, 1);
  input.set(right, 1 + HASH_BYTES);
  return sha256(input);
}

/** What is hashed into a node, with room for the two hashes behind the prefix; a row of nodes can use it again and again. */
export function nodeInput(): Uint8Array {
  const input = new Uint8Array(1 + 2 * HASH_BYTES);
  input[0] = NODE_PREFIX;
  return input;
}

/**
 * Refuses a hash of another size: shifted boundaries between two hashes would otherwise hash to the same node.
 *
 * @throws TlogError hash_malformed
 */
export function checkHash(hash: Uint8Array): void {
  if (hash.length !== HASH_BYTES) {
    throw new TlogError('hash_malformed', `a SHA-256 hash has ${HASH_BYTES} bytes, this one has ${hash.length}`);
  }
}

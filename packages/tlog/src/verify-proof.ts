import { equalBytes } from '@attestlayer/encoding';
import { checkHash, emptyRoot, hashNode } from './hash.ts';
import { TlogError } from './tlog-error.ts';
import { checkIndex, checkSize, halve, isOdd } from './whole-number.ts';

/** Everything but the hashes' meaning is attacker-controlled: `index`, `size` and `proof` may be any values. */
export type InclusionCheck = {
  leafHash: Uint8Array;
  index: number;
  size: number;
  proof: Uint8Array[];
  root: Uint8Array;
};

/**
 * Checks that the leaf is at `index` of the tree with this size and root (RFC 9162 section 2.1.3.2). The pair of size and
 * root must come from one signed checkpoint: for a bare root other (index, size) pairs can verify as well.
 *
 * @throws TlogError hash_malformed, size_out_of_range, index_out_of_range, inclusion_invalid
 */
export function verifyInclusion({ leafHash, index, size, proof, root }: InclusionCheck): void {
  for (const hash of [leafHash, root, ...proof]) checkHash(hash);
  checkIndex(index, size);
  let node = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) throw new TlogError('inclusion_invalid', 'the inclusion proof has too many hashes');
    if (isOdd(node) || node === last) {
      hash = hashNode(sibling, hash);
      // A last node with an even index has no sibling: it moves up unchanged until it has one on its left.
      for (; !isOdd(node) && node !== 0; node = halve(node)) last = halve(last);
    } else {
      hash = hashNode(hash, sibling);
    }
    node = halve(node);
    last = halve(last);
  }
  if (last !== 0) throw new TlogError('inclusion_invalid', 'the inclusion proof has too few hashes');
  if (!equalBytes(hash, root)) throw new TlogError('inclusion_invalid', 'the inclusion proof leads to another root');
}

/** Two states of one log and the proof between them; all of it may come from an attacker. */
export type ConsistencyCheck = {
  oldSize: number;
  oldRoot: Uint8Array;
  newSize: number;
  newRoot: Uint8Array;
  proof: Uint8Array[];
};

/**
 * Checks that the older tree is a prefix of the newer one (RFC 9162 section 2.1.4.2). An empty proof is right in two
 * cases only: equal sizes, and an empty older tree, whose root must then be {@link emptyRoot}.
 *
 * @throws TlogError hash_malformed, size_out_of_range, consistency_invalid
 */
export function verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof }: ConsistencyCheck): void {
  for (const hash of [oldRoot, newRoot, ...proof]) checkHash(hash);
  checkSize(oldSize);
  checkSize(newSize);
  if (oldSize > newSize)
    throw new TlogError('size_out_of_range', `a log of ${oldSize} entries cannot shrink to ${newSize}`);
  if (oldSize === 0 && !equalBytes(oldRoot, emptyRoot)) throw inconsistent('the root of the empty tree is wrong');
  if (oldSize === newSize && !equalBytes(oldRoot, newRoot)) throw inconsistent('two roots for one size');
  if (oldSize === 0 || oldSize === newSize) {
    if (proof.length !== 0) throw inconsistent('the consistency proof must be empty here');
    return;
  }
  checkPrefix({ oldSize, oldRoot, newSize, newRoot, proof });
}

function checkPrefix({ oldSize, oldRoot, newSize, newRoot, proof }: ConsistencyCheck): void {
  let node = oldSize - 1;
  let last = newSize - 1;
  for (; isOdd(node); node = halve(node)) last = halve(last);
  // A complete old tree is itself the first hash of the path, and the proof leaves it out.
  const path = node === 0 ? [oldRoot, ...proof] : proof;
  const [start, ...rest] = path;
  if (start === undefined || proof.length === 0) throw inconsistent('the consistency proof is empty');
  let oldHash = start;
  let newHash = start;
  for (const hash of rest) {
    if (last === 0) throw inconsistent('the consistency proof has too many hashes');
    if (isOdd(node) || node === last) {
      oldHash = hashNode(hash, oldHash);
      newHash = hashNode(hash, newHash);
      for (; !isOdd(node) && node !== 0; node = halve(node)) last = halve(last);
    } else {
      newHash = hashNode(newHash, hash);
    }
    node = halve(node);
    last = halve(last);
  }
  if (last !== 0) throw inconsistent('the consistency proof has too few hashes');
  if (!equalBytes(oldHash, oldRoot)) throw inconsistent('the consistency proof does not contain the older root');
  if (!equalBytes(newHash, newRoot)) throw inconsistent('the consistency proof does not lead to the newer root');
}

function inconsistent(message: string): TlogError {
  return new TlogError('consistency_invalid', message);
}

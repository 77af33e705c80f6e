import { checkHash, emptyRoot, hashNode } from './hash.ts';
import { TlogError } from './tlog-error.ts';
import { checkIndex, checkSize, halve, isOdd } from './whole-number.ts';

/**
 * An RFC 6962 tree that grows at its right edge. Every hash of a complete subtree is kept, so an append costs one node
 * hash on average and a root or a proof at any size up to the present one costs a logarithm.
 */
export type MerkleTree = {
  /** Number of leaves. */
  readonly size: number;
  /** Adds a leaf hash of 32 bytes. @throws TlogError hash_malformed */
  append(leafHash: Uint8Array): void;
  /** Root of the first `size` leaves; of all of them when left out. @throws TlogError size_out_of_range */
  root(size?: number): Uint8Array;
  /** Inclusion proof, from the leaf's sibling upwards (RFC 6962 section 2.1.1). @throws TlogError index_out_of_range, size_out_of_range */
  proveInclusion(index: number, size?: number): Uint8Array[];
  /** Consistency proof between the first `oldSize` and the first `size` leaves (RFC 6962 section 2.1.2). @throws TlogError size_out_of_range */
  proveConsistency(oldSize: number, size?: number): Uint8Array[];
};

/**
 * Makes a tree over leaf hashes; more can be appended.
 *
 * @throws TlogError hash_malformed
 */
export function createMerkleTree(leafHashes: Iterable<Uint8Array> = []): MerkleTree {
  // levels[h][i] is the root of leaves [i * 2^h, (i + 1) * 2^h): complete subtrees only.
  const levels: Uint8Array[][] = [[]];
  const leaves = levels[0]!;

  function append(leafHash: Uint8Array): void {
    checkHash(leafHash);
    leaves.push(leafHash);
    for (let level = 0; levels[level]!.length % 2 === 0; level++) {
      const nodes = levels[level]!;
      levels[level + 1] ??= [];
      levels[level + 1]!.push(hashNode(nodes.at(-2)!, nodes.at(-1)!));
    }
  }

  /** Root of the node at (level, index) in the tree of the first `size` leaves, which may cut the node short. */
  function nodeHash(level: number, index: number, size: number): Uint8Array {
    if ((index + 1) * 2 ** level <= size) return levels[level]![index]!;
    // The node is on the right edge and incomplete: join its complete subtrees, the smallest and rightmost first.
    let hash: Uint8Array | null = null;
    let end = size;
    for (let height = 0; height < level; height++) {
      if (isOdd(end)) {
        const subtree = levels[height]![end - 1]!;
        hash = hash === null ? subtree : hashNode(subtree, hash);
      }
      end = halve(end);
    }
    return hash!;
  }

  function checkSizeWithin(size: number): void {
    checkSize(size);
    if (size > leaves.length) {
      throw new TlogError('size_out_of_range', `the tree has ${leaves.length} leaves, not ${size}`);
    }
  }

  function root(size = leaves.length): Uint8Array {
    checkSizeWithin(size);
    if (size === 0) return emptyRoot;
    let level = 0;
    while (2 ** level < size) level++;
    return nodeHash(level, 0, size);
  }

  function proveInclusion(index: number, size = leaves.length): Uint8Array[] {
    checkSizeWithin(size);
    checkIndex(index, size);
    const proof: Uint8Array[] = [];
    let node = index;
    let last = size - 1;
    for (let level = 0; last > 0; level++) {
      // The last node of a level has no sibling when its index is even: it is its own parent.
      if (isOdd(node)) proof.push(nodeHash(level, node - 1, size));
      else if (node < last) proof.push(nodeHash(level, node + 1, size));
      node = halve(node);
      last = halve(last);
    }
    return proof;
  }

  function proveConsistency(oldSize: number, size = leaves.length): Uint8Array[] {
    checkSizeWithin(size);
    checkSize(oldSize);
    if (oldSize > size) throw new TlogError('size_out_of_range', `the tree of ${size} leaves never had ${oldSize}`);
    if (oldSize === 0 || oldSize === size) return [];
    const proof: Uint8Array[] = [];
    let node = oldSize - 1;
    let last = size - 1;
    let level = 0;
    // Climb to the largest complete subtree that ends the old tree.
    for (; isOdd(node); level++) {
      node = halve(node);
      last = halve(last);
    }
    // At the left edge that subtree is the whole old tree, whose root the verifier has.
    if (node > 0) proof.push(nodeHash(level, node, size));
    for (; last > 0; level++) {
      if (isOdd(node)) proof.push(nodeHash(level, node - 1, size));
      else if (node < last) proof.push(nodeHash(level, node + 1, size));
      node = halve(node);
      last = halve(last);
    }
    return proof;
  }

  for (const leafHash of leafHashes) append(leafHash);
  return {
    get size() {
      return leaves.length;
    },
    append,
    root,
    proveInclusion,
    proveConsistency,
  };
}

/**
 * Computes the root over leaf hashes (RFC 6962 section 2.1).
 *
 * @throws TlogError hash_malformed
 */
export function computeRoot(leafHashes: Uint8Array[]): Uint8Array {
  return createMerkleTree(leafHashes).root();
}

/**
 * Proves that the leaf at `index` is in the tree over `leafHashes` (RFC 6962 section 2.1.1). For many proofs of one tree,
 * make the tree once with {@link createMerkleTree}.
 *
 * @throws TlogError hash_malformed, index_out_of_range
 */
export function proveInclusion(index: number, leafHashes: Uint8Array[]): Uint8Array[] {
  return createMerkleTree(leafHashes).proveInclusion(index);
}

/**
 * Proves that the tree over the first `oldSize` leaf hashes is a prefix of the tree over all (RFC 6962 section 2.1.2).
 *
 * @throws TlogError hash_malformed, size_out_of_range
 */
export function proveConsistency(oldSize: number, leafHashes: Uint8Array[]): Uint8Array[] {
  return createMerkleTree(leafHashes).proveConsistency(oldSize);
}

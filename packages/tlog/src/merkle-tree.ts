import { checkHash, emptyRoot, hashNode } from './hash.ts';
import { joinSubtrees, planConsistency, planInclusion, planRoot, type SubtreeRow } from './subtree.ts';
import { TlogError } from './tlog-error.ts';
import { checkSize } from './whole-number.ts';

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

  function checkSizeWithin(size: number): void {
    checkSize(size);
    if (size > leaves.length) {
      throw new TlogError('size_out_of_range', `the tree has ${leaves.length} leaves, not ${size}`);
    }
  }

  const joinRow = (row: SubtreeRow) => joinSubtrees(row.map(({ height, index }) => levels[height]![index]!));

  function root(size = leaves.length): Uint8Array {
    checkSizeWithin(size);
    return size === 0 ? emptyRoot : joinRow(planRoot(size));
  }

  function proveInclusion(index: number, size = leaves.length): Uint8Array[] {
    checkSizeWithin(size);
    return planInclusion(index, size).map(joinRow);
  }

  function proveConsistency(oldSize: number, size = leaves.length): Uint8Array[] {
    checkSizeWithin(size);
    return planConsistency(oldSize, size).map(joinRow);
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

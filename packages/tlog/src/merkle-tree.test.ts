import { encodeHex, encodeUtf8, sha256 } from '@attestlayer/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { throwsWithCode } from '../test/throws-with-code.ts';
import {
  computeRoot,
  createMerkleTree,
  emptyRoot,
  hashLeaf,
  hashNode,
  proveConsistency,
  proveInclusion,
} from './index.ts';

const leaves = Array.from({ length: 130 }, (_, index) => hashLeaf(encodeUtf8(`entry ${index}`)));

/** RFC 6962 section 2.1, word for word: k is the largest power of two smaller than n. */
function oracleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return sha256(new Uint8Array());
  if (hashes.length === 1) return hashes[0]!;
  const k = split(hashes.length);
  return hashNode(oracleRoot(hashes.slice(0, k)), oracleRoot(hashes.slice(k)));
}

/** PATH of RFC 6962 section 2.1.1. */
function oraclePath(index: number, hashes: Uint8Array[]): Uint8Array[] {
  if (hashes.length === 1) return [];
  const k = split(hashes.length);
  return index < k
    ? [...oraclePath(index, hashes.slice(0, k)), oracleRoot(hashes.slice(k))]
    : [...oraclePath(index - k, hashes.slice(k)), oracleRoot(hashes.slice(0, k))];
}

/** SUBPROOF of RFC 6962 section 2.1.2. */
function oracleSubproof(oldSize: number, hashes: Uint8Array[], complete: boolean): Uint8Array[] {
  if (oldSize === hashes.length) return complete ? [] : [oracleRoot(hashes)];
  const k = split(hashes.length);
  return oldSize <= k
    ? [...oracleSubproof(oldSize, hashes.slice(0, k), complete), oracleRoot(hashes.slice(k))]
    : [...oracleSubproof(oldSize - k, hashes.slice(k), false), oracleRoot(hashes.slice(0, k))];
}

function split(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

describe('hashing', () => {
  it('hashes an empty tree and an empty leaf as RFC 6962 does', () => {
    expect(encodeHex(emptyRoot)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(encodeHex(hashLeaf(new Uint8Array()))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  it('keeps leaves and nodes apart', () => {
    const [left, right] = [leaves[0]!, leaves[1]!];
    expect(hashLeaf(new Uint8Array([...left, ...right]))).not.toEqual(hashNode(left, right));
  });
});

describe('createMerkleTree', () => {
  it('gives the roots and proofs of RFC 6962 for every tree of up to 20 leaves', () => {
    for (let size = 0; size <= 20; size++) {
      const part = leaves.slice(0, size);
      expect(computeRoot(part)).toEqual(oracleRoot(part));
      for (let index = 0; index < size; index++) expect(proveInclusion(index, part)).toEqual(oraclePath(index, part));
      for (let oldSize = 1; oldSize <= size; oldSize++) {
        expect(proveConsistency(oldSize, part)).toEqual(oracleSubproof(oldSize, part, true));
      }
    }
  });

  it('answers for every earlier size as the tree of that size did', () => {
    const tree = createMerkleTree(leaves);
    const sizes = fc.integer({ min: 1, max: leaves.length });
    fc.assert(
      fc.property(sizes, fc.nat(), (size, seed) => {
        const part = leaves.slice(0, size);
        expect(tree.root(size)).toEqual(oracleRoot(part));
        expect(tree.proveInclusion(seed % size, size)).toEqual(oraclePath(seed % size, part));
        expect(tree.proveConsistency(1 + (seed % size), size)).toEqual(oracleSubproof(1 + (seed % size), part, true));
      }),
    );
  });

  it('grows by append', () => {
    const tree = createMerkleTree();
    leaves.forEach((leaf, index) => {
      expect(tree.size).toBe(index);
      tree.append(leaf);
    });
    expect(tree.root()).toEqual(oracleRoot(leaves));
  });

  it('refuses what is not in the tree', async () => {
    const tree = createMerkleTree(leaves.slice(0, 5));
    for (const index of [5, -1, 0.5, Number.NaN, 2 ** 53]) {
      await throwsWithCode('index_out_of_range', () => tree.proveInclusion(index));
    }
    await throwsWithCode('index_out_of_range', () => tree.proveInclusion(0, 0));
    for (const size of [6, -1, 1.5, 2 ** 53]) await throwsWithCode('size_out_of_range', () => tree.root(size));
    await throwsWithCode('size_out_of_range', () => tree.proveConsistency(4, 3));
    await throwsWithCode('hash_malformed', () => tree.append(new Uint8Array(31)));
  });
});

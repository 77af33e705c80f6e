import { encodeUtf8, equalBytes } from '@attestlayer/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { throwsWithCode } from '../test/throws-with-code.ts';
import {
  type ConsistencyCheck,
  createMerkleTree,
  emptyRoot,
  hashLeaf,
  hashNode,
  type InclusionCheck,
  TlogError,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';

const MAX_LEAVES = 300;
const leaves = Array.from({ length: MAX_LEAVES }, (_, index) => hashLeaf(encodeUtf8(`entry ${index}`)));
const tree = createMerkleTree(leaves);

const inclusions = fc
  .integer({ min: 1, max: MAX_LEAVES })
  .chain((size) => fc.nat({ max: size - 1 }).map((index) => makeInclusion(index, size)));
const consistencies = fc
  .integer({ min: 1, max: MAX_LEAVES })
  .chain((newSize) => fc.nat({ max: newSize }).map((oldSize) => makeConsistency(oldSize, newSize)));
const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 });

function makeInclusion(index: number, size: number): InclusionCheck {
  return { leafHash: leaves[index]!, index, size, proof: tree.proveInclusion(index, size), root: tree.root(size) };
}

function makeConsistency(oldSize: number, newSize: number): ConsistencyCheck {
  const proof = tree.proveConsistency(oldSize, newSize);
  return { oldSize, oldRoot: tree.root(oldSize), newSize, newRoot: tree.root(newSize), proof };
}

function flipBit(bytes: Uint8Array, seed: number): Uint8Array {
  const changed = bytes.slice();
  const bit = seed % (8 * bytes.length);
  changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}

type Damage = 'change' | 'add' | 'remove' | 'swap';

/** A proof with one hash changed, added, or taken away; null when there is none to change. */
function damageProof(proof: Uint8Array[], how: Damage, seed: number, hash: Uint8Array) {
  const at = seed % (proof.length + 1);
  if (how === 'add') return proof.toSpliced(at, 0, hash);
  if (at === proof.length) return null;
  if (how === 'change') return proof.with(at, flipBit(proof[at]!, seed));
  if (how === 'remove') return proof.toSpliced(at, 1);
  const other = (at + 1) % proof.length;
  return other === at ? null : proof.with(at, proof[other]!).with(other, proof[at]!);
}

const damages = fc.tuple(fc.constantFrom<Damage>('change', 'add', 'remove', 'swap'), fc.nat(), hashes);

describe('verifyInclusion', () => {
  it('accepts every proof of a tree', () => {
    fc.assert(fc.property(inclusions, (check) => verifyInclusion(check)));
  });

  it('refuses any other leaf, root or proof', () => {
    fc.assert(
      fc.property(inclusions, damages, fc.nat(), (check, [how, seed, hash], bit) => {
        expect(() => verifyInclusion({ ...check, leafHash: flipBit(check.leafHash, bit) })).toThrow(TlogError);
        expect(() => verifyInclusion({ ...check, root: flipBit(check.root, bit) })).toThrow(TlogError);
        const proof = damageProof(check.proof, how, seed, hash);
        if (proof !== null) expect(() => verifyInclusion({ ...check, proof })).toThrow(TlogError);
      }),
    );
  });

  it('refuses every other index of the same signed size and root', () => {
    for (let size = 1; size <= 40; size++) {
      for (let index = 0; index < size; index++) {
        const check = makeInclusion(index, size);
        for (let other = 0; other <= size; other++) {
          if (other !== index) expect(() => verifyInclusion({ ...check, index: other })).toThrow(TlogError);
        }
      }
    }
  });

  it('refuses every relabelled (index, size) under the size and root of another signed checkpoint', () => {
    for (let size = 1; size <= 16; size++) {
      for (let index = 0; index < size; index++) {
        const { leafHash, proof } = makeInclusion(index, size);
        for (let otherSize = 1; otherSize <= 16; otherSize++) {
          for (let other = 0; other < otherSize; other++) {
            if (other === index && otherSize === size) continue;
            const check = { leafHash, index: other, size: otherSize, proof, root: tree.root(otherSize) };
            expect(() => verifyInclusion(check)).toThrow(TlogError);
          }
        }
      }
    }
  });

  it('refuses a hash too many, even under a root that it leads to', async () => {
    for (const [index, size] of [
      [0, 1],
      [4, 7],
      [6, 7],
      [7, 8],
    ] as const) {
      const check = makeInclusion(index, size);
      const above = leaves[200]!;
      for (const root of [hashNode(above, check.root), hashNode(check.root, above)]) {
        await throwsWithCode('inclusion_invalid', () =>
          verifyInclusion({ ...check, proof: [...check.proof, above], root }),
        );
      }
    }
  });

  it('names what is wrong', async () => {
    const check = makeInclusion(3, 7);
    await throwsWithCode('index_out_of_range', () => verifyInclusion({ ...check, index: 7 }));
    await throwsWithCode('index_out_of_range', () => verifyInclusion({ ...check, index: -1 }));
    await throwsWithCode('index_out_of_range', () => verifyInclusion({ ...check, index: 3.5 }));
    await throwsWithCode('size_out_of_range', () => verifyInclusion({ ...check, size: 2 ** 53 }));
    await throwsWithCode('size_out_of_range', () => verifyInclusion({ ...check, size: Number.NaN }));
    await throwsWithCode('index_out_of_range', () => verifyInclusion({ ...check, index: 0, size: 0 }));
    await throwsWithCode('hash_malformed', () => verifyInclusion({ ...check, proof: [new Uint8Array(33)] }));
    await throwsWithCode('hash_malformed', () => verifyInclusion({ ...check, root: new Uint8Array() }));
    await throwsWithCode('inclusion_invalid', () => verifyInclusion({ ...check, proof: [] }));
  });

  it('takes an empty proof for a tree of one leaf only', async () => {
    const leafHash = leaves[0]!;
    verifyInclusion({ leafHash, index: 0, size: 1, proof: [], root: leafHash });
    for (const size of [2, 3, 2 ** 32, 2 ** 53 - 1]) {
      await throwsWithCode('inclusion_invalid', () =>
        verifyInclusion({ leafHash, index: 0, size, proof: [], root: leafHash }),
      );
    }
  });

  it('counts exactly above 2^32', async () => {
    // The last leaf of a tree of 2^52 leaves has 52 siblings, all on its left.
    const proof = leaves.slice(0, 52);
    const leafHash = leaves[99]!;
    const root = proof.reduce((hash, sibling) => hashNode(sibling, hash), leafHash);
    const check = { leafHash, index: 2 ** 52 - 1, size: 2 ** 52, proof, root };
    verifyInclusion(check);
    for (const change of [
      { index: 2 ** 32 - 1 },
      { index: 2 ** 52 - 2 },
      { size: 2 ** 52 + 1 },
      { proof: proof.slice(1) },
    ]) {
      await throwsWithCode('inclusion_invalid', () => verifyInclusion({ ...check, ...change }));
    }
  });
});

describe('verifyConsistency', () => {
  it('accepts every proof of a growing tree', () => {
    fc.assert(fc.property(consistencies, (check) => verifyConsistency(check)));
  });

  it('refuses any other root or proof', () => {
    fc.assert(
      fc.property(consistencies, damages, fc.nat(), (check, [how, seed, hash], bit) => {
        expect(() => verifyConsistency({ ...check, oldRoot: flipBit(check.oldRoot, bit) })).toThrow(TlogError);
        if (check.oldSize > 0) {
          expect(() => verifyConsistency({ ...check, newRoot: flipBit(check.newRoot, bit) })).toThrow(TlogError);
        }
        const proof = damageProof(check.proof, how, seed, hash);
        if (proof !== null) expect(() => verifyConsistency({ ...check, proof })).toThrow(TlogError);
      }),
    );
  });

  it('refuses a hash too many, even under roots that it leads to', async () => {
    for (const [oldSize, newSize] of [
      [1, 2],
      [3, 7],
      [6, 8],
      [4, 8],
    ] as const) {
      const check = makeConsistency(oldSize, newSize);
      const above = leaves[200]!;
      const proof = [...check.proof, above];
      const oldRoots = [check.oldRoot, hashNode(above, check.oldRoot)];
      for (const oldRoot of oldRoots) {
        for (const newRoot of [hashNode(above, check.newRoot), hashNode(check.newRoot, above)]) {
          await throwsWithCode('consistency_invalid', () => verifyConsistency({ ...check, oldRoot, newRoot, proof }));
        }
      }
    }
  });

  it('refuses every pair of trees in which one leaf of the old one was changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.nat(), (newSize, oldSeed, leafSeed) => {
        const oldSize = 1 + (oldSeed % newSize);
        const changed = createMerkleTree(
          leaves.slice(0, oldSize).with(leafSeed % oldSize, hashLeaf(encodeUtf8('other'))),
        );
        expect(() => verifyConsistency({ ...makeConsistency(oldSize, newSize), oldRoot: changed.root() })).toThrow(
          TlogError,
        );
      }),
    );
  });

  it('takes no relabelled old size', () => {
    for (let newSize = 1; newSize <= 24; newSize++) {
      for (let oldSize = 1; oldSize <= newSize; oldSize++) {
        const check = makeConsistency(oldSize, newSize);
        for (let other = 0; other <= newSize + 1; other++) {
          if (other !== oldSize) expect(() => verifyConsistency({ ...check, oldSize: other })).toThrow(TlogError);
        }
      }
    }
  });

  it('takes an empty proof for equal trees and for the empty old tree only', async () => {
    const root = tree.root(8);
    verifyConsistency({ oldSize: 8, oldRoot: root, newSize: 8, newRoot: root, proof: [] });
    verifyConsistency({ oldSize: 0, oldRoot: emptyRoot, newSize: 8, newRoot: root, proof: [] });
    verifyConsistency({ oldSize: 0, oldRoot: emptyRoot, newSize: 0, newRoot: emptyRoot, proof: [] });
    const refused: Partial<ConsistencyCheck>[] = [
      { oldSize: 4, oldRoot: tree.root(4) },
      { oldSize: 8, oldRoot: tree.root(7) },
      { oldSize: 0, oldRoot: root },
      { oldSize: 0, oldRoot: root, newSize: 0 },
      { oldSize: 8, oldRoot: root, proof: [root] },
      { oldSize: 0, oldRoot: emptyRoot, proof: [root] },
    ];
    for (const change of refused) {
      const check = { oldSize: 8, oldRoot: root, newSize: 8, newRoot: root, proof: [], ...change };
      await throwsWithCode('consistency_invalid', () => verifyConsistency(check));
    }
  });

  it('names sizes that cannot be', async () => {
    const check = makeConsistency(3, 7);
    await throwsWithCode('size_out_of_range', () => verifyConsistency({ ...check, oldSize: 8 }));
    await throwsWithCode('size_out_of_range', () => verifyConsistency({ ...check, oldSize: -1 }));
    await throwsWithCode('size_out_of_range', () => verifyConsistency({ ...check, newSize: 2 ** 53 }));
    await throwsWithCode('hash_malformed', () => verifyConsistency({ ...check, newRoot: new Uint8Array(20) }));
  });

  it('has a proof between any two sizes that leads to no third root', () => {
    fc.assert(
      fc.property(consistencies, fc.integer({ min: 1, max: MAX_LEAVES }), (check, other) => {
        const newRoot = tree.root(other);
        if (check.oldSize === 0 || equalBytes(newRoot, check.newRoot)) return;
        expect(() => verifyConsistency({ ...check, newRoot })).toThrow(TlogError);
      }),
    );
  });
});

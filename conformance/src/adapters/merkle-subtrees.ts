import { TlogError, verifyConsistency, verifyInclusion } from '@attestlayer/tlog';

/** Leaf `index` of the log is in the subtree over the leaves [start, end). */
export type SubtreeInclusion = {
  index: number;
  start: number;
  end: number;
  leafHash: Uint8Array;
  root: Uint8Array;
  proof: Uint8Array[];
};

/** The subtree over the leaves [start, end) is in the tree of `size` leaves. */
export type SubtreeConsistency = {
  start: number;
  end: number;
  size: number;
  subtreeRoot: Uint8Array;
  root: Uint8Array;
  proof: Uint8Array[];
};

/**
 * Checks an inclusion proof within a subtree (draft-ietf-plants-merkle-tree-certs, "Subtree Inclusion Proofs"): the
 * subtree is a tree of its own, so this is our inclusion check at shifted indices.
 *
 * @throws TlogError
 */
export function verifySubtreeInclusion({ index, start, end, ...hashes }: SubtreeInclusion): void {
  checkSubtree(start, end);
  verifyInclusion({ index: index - start, size: end - start, ...hashes });
}

/**
 * Checks a subtree consistency proof with our two checks, where they say the same: a subtree at the left edge is an older
 * tree; one that is a whole node of the tree is a leaf of the tree over the nodes of its level. The rest, ragged subtrees in
 * the middle, needs a third algorithm: no log of ours gives out such proofs, so there is none to test.
 *
 * @throws TlogError
 */
export function verifySubtreeConsistency(options: SubtreeConsistency): 'checked' | 'not run' {
  const { start, end, size, subtreeRoot, root, proof } = options;
  if (start === end && start <= size) {
    // The empty subtree is consistent with every tree, as the empty tree is.
    verifyConsistency({ oldSize: 0, oldRoot: subtreeRoot, newSize: size, newRoot: root, proof });
    return 'checked';
  }
  const width = checkSubtree(start, end);
  if (start === 0) {
    verifyConsistency({ oldSize: end, oldRoot: subtreeRoot, newSize: size, newRoot: root, proof });
    return 'checked';
  }
  if (end - start !== width && end !== size) return 'not run';
  verifyInclusion({ leafHash: subtreeRoot, index: start / width, size: Math.ceil(size / width), proof, root });
  return 'checked';
}

/** A subtree starts at a multiple of the smallest power of two that holds it; returns that power. */
function checkSubtree(start: number, end: number): number {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end))
    throw new TlogError('size_out_of_range', 'beyond 2^53');
  if (start < 0 || start >= end) throw new TlogError('size_out_of_range', `[${start}, ${end}) has no leaves`);
  let width = 1;
  while (width < end - start) width *= 2;
  if (start % width !== 0) throw new TlogError('index_out_of_range', `[${start}, ${end}) is not a subtree`);
  return width;
}

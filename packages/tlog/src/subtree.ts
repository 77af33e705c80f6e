import { hashNode } from './hash.ts';
import { TlogError } from './tlog-error.ts';
import { checkIndex, checkSize, halve, isOdd } from './whole-number.ts';

/** A complete subtree, the leaves [index * 2^height, (index + 1) * 2^height): its root never changes while the log grows. */
export type Subtree = { height: number; index: number };

/**
 * What one hash of a proof is made of: the complete subtrees under a node at the right edge, the smallest and rightmost
 * first, to be joined with {@link joinSubtrees}; a node that is complete itself is the only one.
 */
export type SubtreeRow = Subtree[];

/**
 * The subtrees that make the root of the first `size` leaves; none for the empty tree.
 *
 * @throws TlogError size_out_of_range
 */
export function planRoot(size: number): SubtreeRow {
  checkSize(size);
  if (size === 0) return [];
  let height = 0;
  while (2 ** height < size) height++;
  return coverNode({ height, index: 0 }, size);
}

/**
 * The hashes of an inclusion proof, from the leaf's sibling upwards (RFC 6962 section 2.1.1).
 *
 * @throws TlogError index_out_of_range, size_out_of_range
 */
export function planInclusion(index: number, size: number): SubtreeRow[] {
  checkIndex(index, size);
  return climb({ height: 0, index }, size);
}

/**
 * The hashes of a consistency proof between two sizes (RFC 6962 section 2.1.2).
 *
 * @throws TlogError size_out_of_range
 */
export function planConsistency(oldSize: number, size: number): SubtreeRow[] {
  checkSize(size);
  checkSize(oldSize);
  if (oldSize > size) throw new TlogError('size_out_of_range', `the tree of ${size} leaves never had ${oldSize}`);
  if (oldSize === 0 || oldSize === size) return [];
  // The largest complete subtree that ends the old tree.
  let height = 0;
  let index = oldSize - 1;
  for (; isOdd(index); height++) index = halve(index);
  // At the left edge that subtree is the whole old tree, whose root the verifier has.
  const start = index > 0 ? [coverNode({ height, index }, size)] : [];
  return [...start, ...climb({ height, index }, size)];
}

/** Joins the hashes of a {@link SubtreeRow} into the hash of its node. */
export function joinSubtrees(hashes: readonly Uint8Array[]): Uint8Array {
  return hashes.reduce((right, left) => hashNode(left, right));
}

/** The siblings on the way from a node up to the root of the first `size` leaves. */
function climb({ height, index }: Subtree, size: number): SubtreeRow[] {
  const siblings: SubtreeRow[] = [];
  let node = index;
  let last = size - 1;
  for (let level = 0; level < height; level++) last = halve(last);
  for (let level = height; last > 0; level++) {
    // The last node of a level has no sibling when its index is even: it is its own parent.
    if (isOdd(node)) siblings.push(coverNode({ height: level, index: node - 1 }, size));
    else if (node < last) siblings.push(coverNode({ height: level, index: node + 1 }, size));
    node = halve(node);
    last = halve(last);
  }
  return siblings;
}

/** The complete subtrees that make a node of the tree of the first `size` leaves, which may cut the node short. */
function coverNode(node: Subtree, size: number): SubtreeRow {
  if ((node.index + 1) * 2 ** node.height <= size) return [node];
  const row: SubtreeRow = [];
  let end = size;
  for (let height = 0; height < node.height; height++) {
    if (isOdd(end)) row.push({ height, index: end - 1 });
    end = halve(end);
  }
  return row;
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeBase64, decodeHex, EncodingError, encodeHex, equalBytes } from '@attestlayer/encoding';
import {
  computeRoot,
  emptyRoot,
  HASH_BYTES,
  hashLeaf,
  TlogError,
  verifyConsistency,
  verifyInclusion,
} from '@attestlayer/tlog';
import type { Adapter, VectorResult } from '../adapter.ts';
import {
  type SubtreeConsistency,
  type SubtreeInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './merkle-subtrees.ts';

/** Members that every proof vector has; hashes are base64, and in hostile vectors not always of 32 bytes. */
type Labelled = { desc: string; wantErr: boolean; proof: string[] | null };
type InclusionVector = Labelled & { leafIdx: number; treeSize: number; root: string; leafHash: string };
type ConsistencyVector = Labelled & { size1: number; size2: number; root1: string; root2: string };
type SubtreeInclusionVector = Labelled &
  Pick<SubtreeInclusion, 'start' | 'end'> & { leafIdx: number; root: string; leafHash: string };
type SubtreeConsistencyVector = Labelled &
  Pick<SubtreeConsistency, 'start' | 'end' | 'size'> & { root1: string; root2: string };

type TreeConstants = { leafInputsHex: string[]; rootHashesBySize: string[] };

/** transparency-dev/merkle: inclusion and consistency proofs, good and bad, and the reference tree of RFC 6962 logs. */
export const merkleAdapter: Adapter = {
  folder: 'A-crypto-canonical/merkle-rfc6962',
  async run(directory) {
    const files = (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
    const results: VectorResult[] = [];
    for (const file of files) {
      results.push(...runFile(file, JSON.parse(await readFile(join(directory, file), 'utf8'))));
    }
    return results;
  },
};

/** The first folder of a file's path says what its vector is about. */
function runFile(file: string, vector: unknown): VectorResult[] {
  switch (file.split('/')[0]) {
    case 'inclusion':
      return [runInclusion(file, vector as InclusionVector)];
    case 'consistency':
      return [runConsistency(file, vector as ConsistencyVector)];
    case 'subtreeinclusion':
      return [runSubtreeInclusion(file, vector as SubtreeInclusionVector)];
    case 'subtreeconsistency':
      return [runSubtreeConsistency(file, vector as SubtreeConsistencyVector)];
    case 'tree-constants.json':
      return runTreeConstants(vector as TreeConstants);
    default:
      return [{ case: file, expected: 'a kind of vector that the adapter knows', found: 'another one', ok: false }];
  }
}

function runInclusion(file: string, { leafIdx: index, treeSize: size, ...vector }: InclusionVector): VectorResult {
  return judge(file, vector, impossibleRoot(size, vector.root), () => {
    const hashes = {
      leafHash: decodeBase64(vector.leafHash),
      root: decodeBase64(vector.root),
      proof: readProof(vector),
    };
    verifyInclusion({ index, size, ...hashes });
    return 'checked';
  });
}

function runConsistency(
  file: string,
  { size1: oldSize, size2: newSize, root1, root2, ...vector }: ConsistencyVector,
): VectorResult {
  const impossible = impossibleRoot(oldSize, root1) ?? impossibleRoot(newSize, root2);
  return judge(file, vector, impossible, () => {
    const roots = { oldRoot: decodeBase64(root1), newRoot: decodeBase64(root2) };
    verifyConsistency({ oldSize, newSize, ...roots, proof: readProof(vector) });
    return 'checked';
  });
}

function runSubtreeInclusion(
  file: string,
  { leafIdx: index, start, end, ...vector }: SubtreeInclusionVector,
): VectorResult {
  return judge(file, vector, impossibleRoot(end - start, vector.root), () => {
    const hashes = {
      leafHash: decodeBase64(vector.leafHash),
      root: decodeBase64(vector.root),
      proof: readProof(vector),
    };
    verifySubtreeInclusion({ index, start, end, ...hashes });
    return 'checked';
  });
}

function runSubtreeConsistency(
  file: string,
  { start, end, size, root1, root2, ...vector }: SubtreeConsistencyVector,
): VectorResult {
  const impossible = impossibleRoot(end - start, root1) ?? impossibleRoot(size, root2);
  return judge(file, vector, impossible, () => {
    const roots = { subtreeRoot: decodeBase64(root1), root: decodeBase64(root2) };
    return verifySubtreeConsistency({ start, end, size, ...roots, proof: readProof(vector) });
  });
}

function runTreeConstants({ leafInputsHex, rootHashesBySize }: TreeConstants): VectorResult[] {
  const leafHashes = leafInputsHex.map((input) => hashLeaf(decodeHex(input)));
  return rootHashesBySize.map((expected, size) => {
    const found = encodeHex(computeRoot(leafHashes.slice(0, size)));
    return { case: `tree-constants.json size ${size}`, expected, found, ok: found === expected };
  });
}

/** Compares what our verifier says with the label; with a root that is impossible, we expect a refusal whatever the label. */
function judge(
  file: string,
  { desc, wantErr }: Labelled,
  impossible: string | null,
  verify: () => 'checked' | 'not run',
): VectorResult {
  const name = `${file} (${desc})`;
  const stricter = impossible === null ? 'verified' : `refused (the set accepts: ${impossible})`;
  const expected = wantErr ? 'refused' : stricter;
  try {
    if (verify() === 'checked') return { case: name, expected, found: 'verified', ok: expected === 'verified' };
    return { case: name, expected: 'not run: our API has no proof of this kind', found: 'not run', ok: true };
  } catch (error) {
    if (!(error instanceof TlogError || error instanceof EncodingError)) throw error;
    return { case: name, expected, found: `refused: ${error.code}`, ok: expected !== 'verified' };
  }
}

/** Where the set does not look at a root, it may give a text for it; we take no tree head that cannot be. */
function impossibleRoot(size: number, root: string): string | null {
  const bytes = decodeBase64(root);
  if (bytes.length !== HASH_BYTES) return 'the root is not a SHA-256 hash';
  if (size === 0 && !equalBytes(bytes, emptyRoot)) return 'a tree without leaves has one root only';
  return null;
}

function readProof({ proof }: Labelled): Uint8Array[] {
  return (proof ?? []).map(decodeBase64);
}

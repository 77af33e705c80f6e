import { decodeHex, encodeHex } from '@attestlayer/encoding';
import { computeRoot, proveInclusion, TlogError, verifyInclusion } from '@attestlayer/tlog';
import * as z from 'zod';
import { type DocumentFormat, readDocument, writeDocument } from './document.ts';
import { KitError } from './kit-error.ts';
import { computeLeafHashes } from './leaf-hashes.ts';
import { type Manifest, type ManifestFile, manifestFileSchema } from './manifest-schema.ts';
import { checkPath } from './path.ts';
import { countNumber, sha256Text } from './schema-parts.ts';

export const FILE_PROOF_SCHEMA = 'attestlayer.file-proof.v1';

/** An RFC 6962 path over a tree of safe-integer size has at most 53 steps. */
const MAX_PROOF_HASHES = 53;
/** One file object and 53 hashes are far below. */
const MAX_FILE_PROOF_BYTES = 256 * 1024;

/** The shape of a single-file proof (spec/kit-format.md 5.2). */
export const fileProofSchema = z.strictObject({
  file: manifestFileSchema,
  index: countNumber,
  proof: z.array(sha256Text).max(MAX_PROOF_HASHES),
  schema: z.literal(FILE_PROOF_SCHEMA),
  size: countNumber,
});

/** Shows that one file belongs to a kit, without the rest of the kit (spec/kit-format.md 5.2). */
export type FileProof = z.infer<typeof fileProofSchema>;

const FORMAT: DocumentFormat<FileProof> = { kind: 'proof', schema: fileProofSchema, maxBytes: MAX_FILE_PROOF_BYTES };

/**
 * Computes the RFC 6962 tree over the files of a manifest, in their order: leaf i is the JCS of `files[i]`; `root` is
 * hex.
 */
export function manifestTree(files: readonly ManifestFile[]): { size: number; root: string } {
  return { size: files.length, root: encodeHex(computeRoot(computeLeafHashes(files))) };
}

/**
 * Makes the proof that a file belongs to the kit of a manifest.
 *
 * @throws KitError `set_file_unknown` when the manifest does not list the path.
 */
export function proveFile(manifest: Manifest, path: string): FileProof {
  const index = manifest.files.findIndex((file) => file.path === path);
  const file = manifest.files[index];
  if (file === undefined) throw new KitError('set_file_unknown', `manifest: lists no file "${path}"`);
  const proof = proveInclusion(index, computeLeafHashes(manifest.files)).map(encodeHex);
  return { schema: FILE_PROOF_SCHEMA, file, index, size: manifest.files.length, proof };
}

/**
 * Verifies a single-file proof against the tree that a receipt names, and returns the file that it proves: the caller
 * then compares size and SHA-256 with the bytes at hand. Check the receipt first; the tree of a receipt that
 * was not verified proves nothing.
 *
 * @throws KitError `proof_invalid`
 */
export function verifyFileProof(options: { proof: FileProof; tree: { size: number; root: string } }): ManifestFile {
  const { file, index, size, proof } = options.proof;
  // The size comes from the signed tree: with a size of its own choice a proof could name another place of the tree.
  if (size !== options.tree.size) {
    throw new KitError(
      'proof_invalid',
      `proof: made for a tree of ${size} files, the receipt names ${options.tree.size}`,
    );
  }
  try {
    verifyInclusion({
      leafHash: computeLeafHashes([file])[0]!,
      index,
      size,
      proof: proof.map(decodeHex),
      root: decodeHex(options.tree.root),
    });
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    throw new KitError('proof_invalid', `proof: "${file.path}" does not lead to the root of the receipt`, {
      cause: error,
    });
  }
  return file;
}

/**
 * Reads a single-file proof from its exact JCS bytes.
 *
 * @throws KitError `proof_too_large`, `proof_not_canonical`, `proof_schema`, `proof_version_unsupported`, `path_*`
 */
export function parseFileProof(bytes: Uint8Array): FileProof {
  const proof = readDocument(bytes, FORMAT);
  checkPath(proof.file.path);
  return proof;
}

/**
 * Writes a single-file proof as its exact JCS bytes.
 *
 * @throws KitError `proof_schema`, `proof_not_canonical`, `path_*`
 */
export function writeFileProof(proof: FileProof): Uint8Array {
  checkPath(proof.file.path);
  return writeDocument(proof, FORMAT);
}

import { sha256Hex } from '@attestlayer/encoding';
import { type DocumentFormat, readDocument, writeDocument } from './document.ts';
import { KitError } from './kit-error.ts';
import { checkManifest } from './manifest-checks.ts';
import { type Manifest, manifestSchema } from './manifest-schema.ts';
import { manifestTree } from './manifest-tree.ts';

/** 200,000 files of 500 bytes each, and room; a manifest is held in memory as a whole. */
export const MAX_MANIFEST_BYTES = 128 * 1024 * 1024;

const FORMAT: DocumentFormat<Manifest> = { kind: 'manifest', schema: manifestSchema, maxBytes: MAX_MANIFEST_BYTES };

/**
 * Reads `manifest.json` (spec/kit-format.md 4): canonical JSON, schema, path rules, order, layout, submitted records
 * and totals. The tree root is left to {@link manifestTree}: a verifier reports it as a check of its own.
 *
 * @throws KitError `manifest_*` (but `manifest_tree_mismatch`), `path_*`
 */
export function parseManifest(bytes: Uint8Array): Manifest {
  const manifest = readDocument(bytes, FORMAT);
  checkManifest(manifest);
  return manifest;
}

/**
 * Writes `manifest.json` after the checks of {@link parseManifest} and a check of the tree.
 *
 * @throws KitError `manifest_*`, `path_*`
 */
export function writeManifest(manifest: Manifest): Uint8Array {
  const bytes = writeDocument(manifest, FORMAT);
  checkManifest(manifest);
  const tree = manifestTree(manifest.files);
  if (tree.size !== manifest.tree.size || tree.root !== manifest.tree.root) {
    throw new KitError('manifest_tree_mismatch', `manifest: tree.root must be ${tree.root} over ${tree.size} files`);
  }
  return bytes;
}

/** The kit id: SHA-256 of the bytes of `manifest.json`, as hex (spec/kit-format.md 1.1). */
export function kitId(manifestBytes: Uint8Array): string {
  return sha256Hex(manifestBytes);
}

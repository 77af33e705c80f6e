import { DIFF_SCHEMA, type DiffFile, type DiffPair, diffSchema, type KitDiff } from './diff-schema.ts';
import { type DocumentFormat, readDocument, writeDocument } from './document.ts';
import { kitId, MAX_MANIFEST_BYTES, writeManifest } from './manifest.ts';
import type { Manifest, ManifestFile } from './manifest-schema.ts';
import { comparePaths } from './path.ts';

/** A diff names each evidence file of two manifests at most once. */
const FORMAT: DocumentFormat<KitDiff> = { kind: 'diff', schema: diffSchema, maxBytes: 2 * MAX_MANIFEST_BYTES };

/**
 * Compares the evidence of a kit with that of the previous kit of its series (spec/kit-format.md 10.2). Files are
 * paired in path order by equal bytes and name (`unchanged`), then equal bytes (`renamed`), then equal name
 * (`changed`); the rest was `added` or `removed`. Every list is sorted by the bytes of the current path, `removed` by
 * the previous one.
 *
 * @throws KitError `manifest_*` when the previous manifest is not a valid one.
 */
export function diffKits(previous: Manifest | null, current: readonly ManifestFile[]): KitDiff {
  if (previous === null) return { schema: DIFF_SCHEMA, status: 'no_previous_kit' };
  const before = evidenceOf(previous.files);
  const after = evidenceOf(current);
  const unchanged = takePairs(before, after, (file) => `${file.sha256} ${file.original_name}`);
  const renamed = takePairs(before, after, (file) => file.sha256);
  const changed = takePairs(before, after, (file) => file.original_name);
  return {
    schema: DIFF_SCHEMA,
    status: 'compared',
    previous: {
      manifest_sha256: kitId(writeManifest(previous)),
      packet_id: previous.packet_id,
      receipt_id: previous.receipt_id,
    },
    unchanged,
    renamed,
    changed,
    added: [...after],
    removed: [...before],
  };
}

/**
 * Reads `reports/diff.json` from its exact JCS bytes.
 *
 * @throws KitError `diff_*`
 */
export function parseDiff(bytes: Uint8Array): KitDiff {
  return readDocument(bytes, FORMAT);
}

/**
 * Writes `reports/diff.json` as exact JCS bytes.
 *
 * @throws KitError `diff_*`
 */
export function writeDiff(diff: KitDiff): Uint8Array {
  return writeDocument(diff, FORMAT);
}

/** In path order, so that equal candidates pair up the same way every time. */
function evidenceOf(files: readonly ManifestFile[]): Set<DiffFile> {
  const evidence: DiffFile[] = [];
  for (const file of files) {
    if (file.role !== 'evidence') continue;
    evidence.push({ original_name: file.source.original_name, path: file.path, sha256: file.sha256, size: file.size });
  }
  return new Set(evidence.sort((a, b) => comparePaths(a.path, b.path)));
}

/** Pairs files of equal key, first come first served, and takes them out of both sets. */
function takePairs(before: Set<DiffFile>, after: Set<DiffFile>, keyOf: (file: DiffFile) => string): DiffPair[] {
  const candidates = Map.groupBy(before, keyOf);
  const pairs: DiffPair[] = [];
  for (const current of [...after]) {
    const previous = candidates.get(keyOf(current))?.shift();
    if (previous === undefined) continue;
    before.delete(previous);
    after.delete(current);
    pairs.push({ current, previous });
  }
  return pairs;
}

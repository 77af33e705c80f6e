import { equalBytes } from '@attestlayer/encoding';
import {
  type KitEntry,
  KitError,
  type Manifest,
  type ManifestFile,
  manifestTree,
  SHA256SUMS_PATH,
  writeSha256Sums,
} from '@attestlayer/kit';
import { type FileDigest, type HashFiles, hashFilesByStreaming } from './hash-files.ts';
import { orNull, type Run, recordKitError } from './run.ts';

/** Digests of the core as they were read, keyed by path; a file that failed is absent. */
export type CoreDigests = ReadonlyMap<string, FileDigest>;

/** Streaming SHA-256 of every file of the manifest (spec/verification.md 4.5). The file set is already exact. */
export async function checkFileDigests(run: Run, manifest: Manifest): Promise<CoreDigests> {
  const candidates = manifest.files.filter((file) => checkSize(run, file));
  const digests = await hashAll(
    run,
    candidates.map((file) => run.entries.get(file.path)!),
    manifest.totals.bytes,
  );
  const good = candidates.filter((file) => checkDigest(run, file, digests.get(file.path)));
  if (good.length === manifest.files.length && good.length > 0) {
    run.findings.pass('file_digests', { found: `${good.length} files, ${manifest.totals.bytes} bytes` });
  }
  return digests;
}

/** A size that is already wrong needs no hashing, and bounds what is read by what the manifest lists. */
function checkSize({ findings, entries }: Run, file: ManifestFile): boolean {
  const { size } = entries.get(file.path)!;
  if (size === file.size) return true;
  findings.fail('file_digests', 'file_size_differs', { path: file.path, expected: `${file.size}`, found: `${size}` });
  return false;
}

function checkDigest({ findings }: Run, file: ManifestFile, digest: FileDigest | undefined): boolean {
  const { path } = file;
  if (digest === undefined) {
    findings.notEstablished('file_digests', 'file_not_hashed', { path });
    return false;
  }
  if (digest.size !== file.size) {
    findings.fail('file_digests', 'file_size_differs', { path, expected: `${file.size}`, found: `${digest.size}` });
    return false;
  }
  if (digest.sha256 !== file.sha256) {
    findings.fail('file_digests', 'file_digest_differs', { path, expected: file.sha256, found: digest.sha256 });
    return false;
  }
  return true;
}

/** A KitError while hashing (a broken archive, a file that changed meanwhile) is recorded once; the files stay unhashed. */
async function hashAll(run: Run, entries: KitEntry[], totalBytes: number): Promise<CoreDigests> {
  const { hashFiles = hashFilesByStreaming, onProgress, signal } = run.input;
  let doneBytes = 0;
  const onBytes: Parameters<HashFiles>[1] = (bytes) => {
    doneBytes += bytes;
    onProgress?.({ stage: 'files', doneBytes, totalBytes });
  };
  try {
    return await hashFiles(entries, onBytes, signal);
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    recordKitError(run.findings, 'file_digests', error);
    return new Map();
  }
}

/** SHA256SUMS follows from the manifest, byte for byte (spec/verification.md 4.6). */
export async function checkSha256Sums(run: Run, manifest: Manifest): Promise<void> {
  const path = SHA256SUMS_PATH;
  const expected = writeSha256Sums(manifest);
  const entry = run.entries.get(path)!;
  if (entry.size !== expected.length) {
    const detail = { path, expected: `${expected.length} bytes`, found: `${entry.size} bytes` };
    run.findings.fail('sha256sums', 'sha256sums_differs', detail);
    return;
  }
  const found = await orNull(run, 'sha256sums', path, () => entry.bytes(expected.length));
  if (found === null) return;
  if (equalBytes(found, expected)) run.findings.pass('sha256sums', { path });
  else run.findings.fail('sha256sums', 'sha256sums_differs', { path });
}

/** The RFC 6962 tree over the file list (spec/verification.md 4.7); its size is a rule of the manifest already. */
export function checkManifestTree(run: Run, manifest: Manifest): void {
  run.findings.compare('manifest_tree', 'manifest_tree_mismatch', {
    expected: manifestTree(manifest.files).root,
    found: manifest.tree.root,
  });
}

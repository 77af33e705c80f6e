import { sha256Hex } from '@attestlayer/encoding';
import {
  compareFileSet,
  kitId,
  MANIFEST_PATH,
  MAX_MANIFEST_BYTES,
  MAX_RECEIPT_BYTES,
  type Manifest,
  parseManifest,
  parseReceipt,
  RECEIPT_PATH,
  type Receipt,
} from '@attestlayer/kit';
import { MAX_ENTRIES } from './limits.ts';
import { orStop, type Run } from './run.ts';

/** Limits and container (spec/verification.md 4.2). The ZIP profile itself was checked when the archive was opened. */
export function checkContainer(run: Run): void {
  const { form, entries } = run.input.kit;
  const limit = { expected: `at most ${MAX_ENTRIES} files`, found: `${entries.length} files` };
  if (entries.length > MAX_ENTRIES) run.findings.stop('kit_limits', 'limit_exceeded', limit);
  run.findings.pass('kit_limits', limit);
  for (const path of [MANIFEST_PATH, RECEIPT_PATH]) {
    if (!run.entries.has(path)) run.findings.stop('kit_container', 'kit_not_recognised', { path });
  }
  if (form === 'zip') run.findings.pass('kit_container', { found: 'ZIP profile' });
  else run.findings.notApplicable('kit_container', 'container_not_used', { found: 'folder' });
}

/** Strict JSON, JCS equality, schema, path rules and totals of manifest.json (spec/verification.md 4.3). */
export async function readManifest(run: Run): Promise<Manifest> {
  const entry = run.entries.get(MANIFEST_PATH)!;
  return orStop(run, 'manifest_document', MANIFEST_PATH, async () => {
    const bytes = await entry.bytes(MAX_MANIFEST_BYTES);
    const document = parseManifest(bytes);
    run.known.manifest = { document, sha256: kitId(bytes), size: bytes.length };
    run.findings.pass('manifest_document', { path: MANIFEST_PATH });
    return document;
  });
}

/** The same for receipt.json (spec/verification.md 4.3). */
export async function readReceipt(run: Run): Promise<Receipt> {
  const entry = run.entries.get(RECEIPT_PATH)!;
  return orStop(run, 'receipt_document', RECEIPT_PATH, async () => {
    const bytes = await entry.bytes(MAX_RECEIPT_BYTES);
    const document = parseReceipt(bytes);
    run.known.receipt = { document, bytes, sha256: sha256Hex(bytes) };
    run.findings.pass('receipt_document', { path: RECEIPT_PATH });
    return document;
  });
}

/** The closed world (spec/verification.md 4.4): core by the manifest, envelope and attached by fixed lists, nothing else. */
export function checkFileSet(run: Run, manifest: Manifest): void {
  const paths = run.input.kit.entries.map((entry) => entry.path);
  const { missing, unexpected } = compareFileSet(manifest, paths);
  for (const path of missing) run.findings.fail('file_set', 'file_missing', { path });
  for (const path of unexpected) run.findings.fail('file_set', 'file_unexpected', { path });
  if (missing.length + unexpected.length > 0) run.findings.stopHere();
  run.findings.pass('file_set', { found: `${paths.length} files` });
}

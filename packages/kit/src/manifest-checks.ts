import { KitError } from './kit-error.ts';
import { EVIDENCE_FOLDER, PATH_OF_ROLE, REQUIRED_ROLES } from './layout.ts';
import type { EvidenceFile, Manifest, ManifestFile } from './manifest-schema.ts';
import { checkPathSet, comparePaths } from './path.ts';
import { storableName } from './record-name.ts';

/**
 * Checks what the schema of `manifest.json` cannot say (spec/kit-format.md 4.5).
 *
 * @throws KitError `path_*`, `manifest_files_unsorted`, `manifest_layout`, `manifest_name_not_storable`,
 *   `manifest_submitted_unsorted`, `manifest_submitted_mismatch`, `manifest_totals_mismatch`
 */
export function checkManifest(manifest: Manifest): void {
  checkPathSet(manifest.files.map((file) => file.path));
  checkFileOrder(manifest.files);
  checkLayout(manifest.files);
  checkSubmitted(manifest);
  checkTotals(manifest);
}

function checkFileOrder(files: ManifestFile[]): void {
  for (let index = 1; index < files.length; index += 1) {
    if (comparePaths(files[index - 1]!.path, files[index]!.path) < 0) continue;
    throw new KitError('manifest_files_unsorted', `manifest: files[${index}] "${files[index]!.path}" is out of order`);
  }
}

function checkLayout(files: ManifestFile[]): void {
  const roles = new Set<string>();
  for (const file of files) {
    roles.add(file.role);
    const fits =
      file.role === 'evidence' ? file.path.startsWith(EVIDENCE_FOLDER) : file.path === PATH_OF_ROLE[file.role];
    if (!fits) throw new KitError('manifest_layout', `manifest: "${file.path}" is no place for role "${file.role}"`);
  }
  for (const role of REQUIRED_ROLES) {
    if (roles.has(role)) continue;
    throw new KitError('manifest_layout', `manifest: "${PATH_OF_ROLE[role]}" is missing, every kit has it`);
  }
}

/** `submitted` lists each record once, and its in-scope records are exactly the evidence files. */
function checkSubmitted({ files, submitted }: Manifest): void {
  const inScope = new Map<string, { sha256: string; size: number }>();
  let previous = '';
  for (const record of submitted) {
    if (comparePaths(previous, record.record_id) >= 0) {
      throw new KitError(
        'manifest_submitted_unsorted',
        `manifest: submitted record ${record.record_id} is out of order`,
      );
    }
    previous = record.record_id;
    if (record.disposition === 'in_scope') inScope.set(record.record_id, record);
  }
  for (const file of files) {
    if (file.role === 'evidence') checkEvidence(file, inScope);
  }
  const [unused] = inScope.keys();
  if (unused !== undefined) {
    throw new KitError(
      'manifest_submitted_mismatch',
      `manifest: record ${unused} is in scope, but no evidence file holds it`,
    );
  }
}

function checkEvidence(
  { path, sha256, size, source }: EvidenceFile,
  inScope: Map<string, { sha256: string; size: number }>,
): void {
  const record = inScope.get(source.record_id);
  if (record?.sha256 !== sha256 || record.size !== size) {
    throw new KitError(
      'manifest_submitted_mismatch',
      `manifest: "${path}" is not its record ${source.record_id} in submitted`,
    );
  }
  inScope.delete(source.record_id);
  if (storableName(source.original_name) !== source.original_name) {
    throw new KitError(
      'manifest_name_not_storable',
      `manifest: original_name of "${path}" holds a character that hides or reorders text`,
    );
  }
}

function checkTotals({ files, totals, tree }: Manifest): void {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  // A sum above 2^53 - 1 is rounded and could equal a wrong total; such a kit cannot exist.
  if (
    !Number.isSafeInteger(bytes) ||
    totals.bytes !== bytes ||
    totals.files !== files.length ||
    tree.size !== files.length
  ) {
    throw new KitError('manifest_totals_mismatch', `manifest: totals must be ${files.length} files and ${bytes} bytes`);
  }
}

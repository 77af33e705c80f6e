/** The sealed core: what the manifest may list, one path for each role but evidence (spec/kit-format.md 1.2). */
export const BINDER_PATH = 'binder.pdf';
export const RECORD_PATH = 'record.pdf';
export const README_PATH = 'README.txt';
export const EVIDENCE_FOLDER = 'evidence/';
export const EVALUATION_PATH = 'reports/evaluation.json';
export const DIFF_PATH = 'reports/diff.json';
export const PROFILE_PATH = 'profile.json';
export const HASH_TRAIL_PATH = 'hash-trail.jsonl';
export const VERIFIER_PATH = 'verifier/index.html';

/** The envelope around the core: required, and never listed in the manifest. */
export const MANIFEST_PATH = 'manifest.json';
export const RECEIPT_PATH = 'receipt.json';
export const RECEIPT_JWS_PATH = 'receipt.jws';
export const SHA256SUMS_PATH = 'SHA256SUMS';

/** Attached later, replaceable, never part of the identity. */
export const TLOG_PROOF_PATH = 'proof/receipt.tlog-proof';
export const RECEIPT_TIMESTAMP_PATH = 'proof/receipt.tsr';
export const CHECKPOINT_TIMESTAMP_PATH = 'proof/checkpoint.tsr';
export const AFTER_CHECKPOINT_PATH = 'proof/after.checkpoint';
export const TRUST_PATH = 'trust/trust.json';
export const JWKS_PATH = 'trust/jwks.json';

/** Paths of the envelope, sorted by bytes. */
export const ENVELOPE_PATHS = [SHA256SUMS_PATH, MANIFEST_PATH, RECEIPT_PATH, RECEIPT_JWS_PATH] as const;

/** Paths that may be attached, sorted by bytes. */
export const ATTACHED_PATHS = [
  AFTER_CHECKPOINT_PATH,
  CHECKPOINT_TIMESTAMP_PATH,
  TLOG_PROOF_PATH,
  RECEIPT_TIMESTAMP_PATH,
  JWKS_PATH,
  TRUST_PATH,
] as const;

/** What a file of the core is for. */
export const FILE_ROLES = [
  'binder',
  'record',
  'readme',
  'evidence',
  'evaluation',
  'diff',
  'profile',
  'hash_trail',
  'verifier',
] as const;
export type FileRole = (typeof FILE_ROLES)[number];

/** The one path of each role; evidence lives below {@link EVIDENCE_FOLDER} instead. */
export const PATH_OF_ROLE: Readonly<Record<Exclude<FileRole, 'evidence'>, string>> = {
  binder: BINDER_PATH,
  record: RECORD_PATH,
  readme: README_PATH,
  evaluation: EVALUATION_PATH,
  diff: DIFF_PATH,
  profile: PROFILE_PATH,
  hash_trail: HASH_TRAIL_PATH,
  verifier: VERIFIER_PATH,
};

/** Roles that every kit has. `record` is optional; so is `verifier`, a copy of a program that others publish too. */
export const REQUIRED_ROLES = ['binder', 'readme', 'evaluation', 'diff', 'profile', 'hash_trail'] as const;

/** How the files at hand differ from the closed set that a manifest allows; both lists sorted by bytes. */
export type FileSetDifference = { missing: string[]; unexpected: string[] };

/**
 * Compares the paths at hand with the closed set of a kit (spec/kit-format.md 1.3): the manifest's files and the
 * envelope must be there, attached files may, and nothing else.
 */
export function compareFileSet(
  manifest: { files: readonly { path: string }[] },
  paths: Iterable<string>,
): FileSetDifference {
  const required = new Set<string>(ENVELOPE_PATHS);
  for (const file of manifest.files) required.add(file.path);
  const attached = new Set<string>(ATTACHED_PATHS);
  const present = new Set(paths);
  return {
    missing: [...required].filter((path) => !present.has(path)).sort(),
    unexpected: [...present].filter((path) => !required.has(path) && !attached.has(path)).sort(),
  };
}

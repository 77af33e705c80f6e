export { diffKits, parseDiff, writeDiff } from './diff.ts';
export { type DiffFile, type DiffPair, diffSchema, type KitDiff } from './diff-schema.ts';
export { type KeyWindow, keyWindow, keyWindowInLog } from './key-window.ts';
export { KIT_ERROR_CODES, KitError, type KitErrorCode } from './kit-error.ts';
export {
  AFTER_CHECKPOINT_PATH,
  ATTACHED_PATHS,
  BINDER_PATH,
  CHECKPOINT_TIMESTAMP_PATH,
  compareFileSet,
  DIFF_PATH,
  ENVELOPE_PATHS,
  EVALUATION_PATH,
  EVIDENCE_FOLDER,
  FILE_ROLES,
  type FileRole,
  type FileSetDifference,
  HASH_TRAIL_PATH,
  JWKS_PATH,
  MANIFEST_PATH,
  PATH_OF_ROLE,
  PROFILE_PATH,
  README_PATH,
  RECEIPT_JWS_PATH,
  RECEIPT_PATH,
  RECEIPT_TIMESTAMP_PATH,
  RECORD_PATH,
  REQUIRED_ROLES,
  SHA256SUMS_PATH,
  TLOG_PROOF_PATH,
  TRUST_PATH,
  VERIFIER_PATH,
} from './layout.ts';
export {
  type LogEntry,
  logEntrySchema,
  MAX_LOG_ENTRY_BYTES,
  parseLogEntry,
  type RevokeEntry,
  type WithdrawEntry,
  writeLogEntry,
} from './log-entry.ts';
export {
  REVOKE_TYP,
  receiptLogEntry,
  signRevokeEntry,
  signWithdrawEntry,
  verifyRevokeEntry,
  verifyWithdrawEntry,
  WITHDRAW_TYP,
} from './log-entry-signing.ts';
export { kitId, MAX_MANIFEST_BYTES, parseManifest, writeManifest } from './manifest.ts';
export {
  type EvidenceFile,
  MANIFEST_SCHEMA,
  type Manifest,
  type ManifestFile,
  manifestSchema,
  type SubmittedEntry,
} from './manifest-schema.ts';
export {
  FILE_PROOF_SCHEMA,
  type FileProof,
  fileProofSchema,
  manifestTree,
  parseFileProof,
  proveFile,
  verifyFileProof,
  writeFileProof,
} from './manifest-tree.ts';
export { checkPath, checkPathSet, comparePaths } from './path.ts';
export {
  CLAIMS,
  MAX_RECEIPT_BYTES,
  parseReceipt,
  RECEIPT_SCHEMA,
  RECEIPT_TYP,
  type Receipt,
  receiptSchema,
  writeReceipt,
} from './receipt.ts';
export { evidencePath, storableName } from './record-name.ts';
export { writeSha256Sums } from './sha256sums.ts';
export { type ByteSource, blobSource, folderSource, type KitEntry, type KitSource } from './source.ts';
export { BOUNDARY, PROVES, PROVES_NOT, type ProvesId } from './texts.ts';
export { appendTrail, createTrailReader, type TrailHead, type TrailReader, verifyTrail } from './trail.ts';
export { TRAIL_SCHEMA, type TrailEntry, type TrailEvent, trailEntrySchema } from './trail-schema.ts';
export {
  createTrailSummariser,
  summariseTrail,
  type TrailAttempt,
  type TrailSummariser,
  type TrailSummary,
} from './trail-summary.ts';
export { MAX_TRUST_BYTES, parseTrustFile, signTrust, type TrustFile } from './trust.ts';
export { type TrustVersion, verifyTrustChain, verifyTrustVersions } from './trust-chain.ts';
export { type IssuerKey, TRUST_SCHEMA, TRUST_TYP, type TrustRoot, trustRootSchema } from './trust-schema.ts';
export { witnessPolicyText } from './witness-policy-text.ts';
export { crc32 } from './zip/crc32.ts';
export { ZIP_LIMITS, type ZipLimits } from './zip/limits.ts';
export { openZip } from './zip/open-zip.ts';
export { writeZip, type ZipInput } from './zip/write-zip.ts';

export { CHECKS, type CheckName } from './checks.ts';
export { verificationCodePages } from './code-pages.ts';
export type { CodeEntry, VerificationCode } from './codes/index.ts';
export { VERIFICATION_CODES } from './codes/index.ts';
export type { FileDigest, HashFiles } from './hash-files.ts';
export { hashFilesByStreaming } from './hash-files.ts';
export type { Policy, RequirableGroup } from './policy.ts';
export { DEFAULT_POLICY, parsePolicy, policySchema, REQUIRABLE_GROUPS } from './policy.ts';
export { renderReportText } from './render-report.ts';
export type {
  AlsoGroupName,
  Check,
  CheckGroup,
  CheckStatus,
  GroupName,
  KitSummary,
  ProofGroupName,
  TimeBound,
  TimeBracket,
  TrustSummary,
  Verdict,
  VerificationReport,
} from './report.ts';
export { ALSO_GROUPS, PROOF_GROUPS } from './report.ts';
export { reportSchema } from './report-schema.ts';
export type { StatusView } from './status-view.ts';
export { parseStatusView, statusViewSchema } from './status-view.ts';
export { reportUnreadableKit } from './unreadable-kit.ts';
export type { VerifyErrorCode } from './verify-error.ts';
export { VerifyError } from './verify-error.ts';
export type { VerificationProgress, VerifyInput } from './verify-input.ts';
export { verifyKit } from './verify-kit.ts';

import type { GroupName } from './report.ts';

/** Where a check is reported, and the section of spec/verification.md that asks for it. */
type CheckPlace = { group: GroupName; section: string };

/** Every check there is, in the order of verification. */
export const CHECKS = {
  trust_root: { group: 'receipt_key_known', section: '4.1' },
  trust_fresh: { group: 'receipt_key_known', section: '4.1' },
  kit_limits: { group: 'files_match_manifest', section: '4.2' },
  kit_container: { group: 'files_match_manifest', section: '4.2' },
  manifest_document: { group: 'files_match_manifest', section: '4.3' },
  receipt_document: { group: 'manifest_matches_receipt', section: '4.3' },
  file_set: { group: 'files_match_manifest', section: '4.4' },
  file_digests: { group: 'files_match_manifest', section: '4.5' },
  sha256sums: { group: 'files_match_manifest', section: '4.6' },
  manifest_tree: { group: 'files_match_manifest', section: '4.7' },
  hash_trail: { group: 'unmodified_since_issuance', section: '4.8' },
  hash_trail_head: { group: 'unmodified_since_issuance', section: '4.8' },
  hash_trail_records: { group: 'unmodified_since_issuance', section: '4.8' },
  hash_trail_attempts: { group: 'unmodified_since_issuance', section: '4.8' },
  evaluation: { group: 'manifest_matches_receipt', section: '4.9' },
  profile: { group: 'manifest_matches_receipt', section: '4.9' },
  jws_document: { group: 'receipt_signature_valid', section: '4.10' },
  receipt_kid: { group: 'receipt_key_known', section: '4.11' },
  issuer_key: { group: 'receipt_key_known', section: '4.11' },
  kit_key_copies: { group: 'receipt_key_known', section: '4.11' },
  signature: { group: 'receipt_signature_valid', section: '4.12' },
  receipt_binds_manifest: { group: 'manifest_matches_receipt', section: '4.13' },
  receipt_binds_tree: { group: 'manifest_matches_receipt', section: '4.13' },
  receipt_binds_identity: { group: 'manifest_matches_receipt', section: '4.13' },
  seal: { group: 'unmodified_since_issuance', section: '4.14' },
  log_proof: { group: 'logged', section: '4.15' },
  checkpoint: { group: 'logged', section: '4.15' },
  log_origin: { group: 'logged', section: '4.16' },
  log_signature: { group: 'logged', section: '4.16' },
  log_views: { group: 'logged', section: '4.16' },
  cosignatures: { group: 'witnessed', section: '4.17' },
  inclusion: { group: 'logged', section: '4.18' },
  key_window: { group: 'key_valid_at_log_index', section: '4.19' },
  status_view: { group: 'not_withdrawn', section: '4.20' },
  after_checkpoint: { group: 'time_bracket', section: '4.21' },
  lower_bound: { group: 'time_bracket', section: '4.21' },
  upper_bound: { group: 'time_bracket', section: '4.21' },
  issued_at: { group: 'time_bracket', section: '4.21' },
  timestamp_token: { group: 'time_bracket', section: '4.21' },
  checkpoint_timestamp_token: { group: 'time_bracket', section: '4.21' },
} as const satisfies Record<string, CheckPlace>;

/** Stable name of one check. */
export type CheckName = keyof typeof CHECKS;

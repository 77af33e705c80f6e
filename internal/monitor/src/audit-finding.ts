/**
 * What an audit finds. Violations: the log holds what its own rules do not allow.
 *
 * - `entry_malformed`: not a registry entry (spec/kit-format.md 8)
 * - `receipt_key_not_valid`: the trust root does not list the key of a receipt as good at that index (9.4)
 * - `receipt_repeated`: the same receipt a second time
 * - `withdrawal_without_authority`: not signed by a key of the receipt's issuer that is good at that index (8.3)
 * - `revocation_without_authority`: not signed by the threshold of the roots (8.4)
 * - `trust_version_order`: versions of the trust root that do not go up one by one
 * - `trust_file_differs`: the trust file at hand is not the one that was logged under its version
 * - `key_not_announced`: the trust root says that a key was activated at an index which holds something else
 *
 * Notices: the trust root at hand does not know it yet, so a newer one may be needed.
 *
 * - `key_not_in_trust`: an activated key that the trust root does not list with that index
 * - `revocation_not_in_trust`: a revoked key that the trust root still gives a longer window
 */
export type AuditCode =
  | 'entry_malformed'
  | 'receipt_key_not_valid'
  | 'receipt_repeated'
  | 'withdrawal_without_authority'
  | 'revocation_without_authority'
  | 'trust_version_order'
  | 'trust_file_differs'
  | 'key_not_announced'
  | 'key_not_in_trust'
  | 'revocation_not_in_trust';

/** Something that the audit found at an index of the log. */
export type AuditFinding = { index: number; severity: 'violation' | 'notice'; code: AuditCode; detail: string };

const NOTICES = new Set<AuditCode>(['key_not_in_trust', 'revocation_not_in_trust']);

export function makeFinding(index: number, code: AuditCode, detail: string): AuditFinding {
  return { index, severity: NOTICES.has(code) ? 'notice' : 'violation', code, detail };
}

import type { IssuerKey, TrustRoot } from './trust-schema.ts';

/** Whether a key of an issuer is good for an entry at a log index, and if not, why. */
export type KeyWindow =
  | { status: 'valid'; key: IssuerKey }
  | { status: 'unknown_issuer' | 'unknown_key' }
  | { status: 'before_window' | 'after_window' | 'state_unknown'; key: IssuerKey };

/**
 * Looks a key up and places a log index in its window (spec/kit-format.md 9.4): good iff
 * `active_from_index < index <= last_valid_index`. Log order decides, not a date: a thief can back-date a receipt, but
 * not the place where the log put it.
 */
export function keyWindow(root: TrustRoot, issuerId: string, kid: string, index: number): KeyWindow {
  const issuer = root.issuers.find((candidate) => candidate.id === issuerId);
  if (issuer === undefined) return { status: 'unknown_issuer' };
  const key = issuer.keys.find((candidate) => candidate.kid === kid);
  if (key === undefined) return { status: 'unknown_key' };
  if (key.state === 'unknown') return { status: 'state_unknown', key };
  if (index <= key.active_from_index) return { status: 'before_window', key };
  if (key.last_valid_index !== null && index > key.last_valid_index) return { status: 'after_window', key };
  return { status: 'valid', key };
}

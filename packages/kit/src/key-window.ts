import type { TrustVersion } from './trust-chain.ts';
import type { IssuerKey, TrustRoot } from './trust-schema.ts';

/** Whether a key of an issuer is good for an entry at a log index, and if not, why. */
export type KeyWindow =
  | { status: 'valid'; key: IssuerKey }
  | { status: 'unknown_issuer' | 'unknown_key' }
  | { status: 'before_window' | 'after_window' | 'state_unknown' | 'other_log'; key: IssuerKey };

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

/**
 * As {@link keyWindow} under the last of the verified versions, for an entry of the log `origin`. Windows name no log, but keys
 * and logs are listed in an order: a key that a version lists which does not list the log yet was activated in an earlier one,
 * and its window counts other indexes. Who has only versions that list the log cannot tell (spec/kit-format.md 9.4).
 */
export function keyWindowInLog(
  versions: readonly TrustVersion[],
  { origin, issuerId, kid, index }: { origin: string; issuerId: string; kid: string; index: number },
): KeyWindow {
  const window = keyWindow(versions.at(-1)!.root, issuerId, kid, index);
  if (window.status !== 'valid' || !isOfEarlierLog()) return window;
  return { status: 'other_log', key: window.key };

  function isOfEarlierLog(): boolean {
    const firstWithLog = versions.findIndex(({ root }) => root.logs.some((log) => log.origin === origin));
    return versions
      .slice(0, Math.max(firstWithLog, 0))
      .some(({ root }) => root.issuers.some(({ id, keys }) => id === issuerId && keys.some((key) => key.kid === kid)));
  }
}

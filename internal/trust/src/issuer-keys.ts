import { type IssuerKey, keyWindowInLog, type TrustVersion } from '@attestlayer/kit';
import { TrustError } from './trust-error.ts';

/**
 * Finds the key to sign with: of the keys at hand the one that was activated last and is good for the next entry of the log.
 * Null when there is none; {@link requireUsableKey} says why of each.
 */
export function findUsableKey(options: {
  /** Verified, the one in force last. */
  versions: readonly TrustVersion[];
  /** The log that is signed into. */
  origin: string;
  issuerId: string;
  kids: readonly string[];
  nextIndex: number;
}): IssuerKey | null {
  const { versions, origin, issuerId, kids, nextIndex } = options;
  const usable = kids.flatMap((kid) => {
    const window = keyWindowInLog(versions, { origin, issuerId, kid, index: nextIndex });
    return window.status === 'valid' ? [window.key] : [];
  });
  return usable.sort((a, b) => b.active_from_index - a.active_from_index)[0] ?? null;
}

/**
 * Refuses a key that the trust root does not list as good for the next entry of the log: what it signs would be logged, and
 * never VERIFIED.
 *
 * @throws TrustError key_unknown, key_not_valid
 */
export function requireUsableKey(options: {
  /** Verified, the one in force last. */
  versions: readonly TrustVersion[];
  /** The log that is signed into. */
  origin: string;
  issuerId: string;
  kid: string;
  nextIndex: number;
}): IssuerKey {
  const { versions, origin, issuerId, kid, nextIndex } = options;
  const window = keyWindowInLog(versions, { origin, issuerId, kid, index: nextIndex });
  const which = `version ${versions.at(-1)!.root.version} of the trust root`;
  if (!('key' in window)) throw new TrustError('key_unknown', `${which} does not list the key ${kid} of ${issuerId}`);
  if (window.status === 'valid') return window.key;
  if (window.status === 'other_log') {
    throw new TrustError('key_not_valid', `the key ${kid} was activated in a log before ${origin}`);
  }
  const { state, active_from_index: from, last_valid_index: last } = window.key;
  const range = `good after index ${from}${last === null ? '' : ` up to index ${last}`}`;
  throw new TrustError(
    'key_not_valid',
    `${which} lists the key ${kid} as ${state}${state === 'unknown' ? '' : `, ${range}`}; the next entry has index ${nextIndex}`,
  );
}

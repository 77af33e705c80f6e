import { decodeHex, parseTimestamp } from '@attestlayer/encoding';
import { type TrustRoot, witnessPolicyText } from '@attestlayer/kit';
import type { TreeHead } from '@attestlayer/log';
import { type NoteKey, parseVerifierKey, parseWitnessPolicy, type WitnessPolicy } from '@attestlayer/tlog';
import { MonitorError } from './monitor-error.ts';

/**
 * What the trust root says about a log: who it is, which witnesses must have seen it, a state that it has had, and where it
 * ended if it is frozen.
 */
export type WatchedLog = {
  origin: string;
  key: NoteKey;
  policy: WitnessPolicy;
  asOf: TreeHead | null;
  final: TreeHead | null;
};

/**
 * Finds the log to watch in a trust root whose signatures the caller has checked; the origin may be left out when the root
 * lists one log only.
 *
 * @throws MonitorError trust_expired, log_not_listed
 */
export function watchLog(options: { trust: TrustRoot; origin?: string | undefined; now: string }): WatchedLog {
  const { trust, origin, now } = options;
  if (parseTimestamp(trust.expires) <= parseTimestamp(now))
    throw new MonitorError('trust_expired', `the trust root ${trust.version} expired at ${trust.expires}`);
  const candidates = trust.logs.filter((log) => origin === undefined || log.origin === origin);
  const [log] = candidates;
  if (log === undefined) throw new MonitorError('log_not_listed', `the trust root does not list the log ${origin}`);
  if (candidates.length > 1)
    throw new MonitorError('log_not_listed', `the trust root lists ${candidates.length} logs: name one of them`);
  return {
    origin: log.origin,
    key: parseVerifierKey(log.vkey),
    policy: parseWitnessPolicy(witnessPolicyText(trust)),
    asOf: trust.as_of.origin === log.origin ? readHead(trust.as_of) : null,
    final: log.final === null ? null : readHead(log.final),
  };
}

function readHead({ size, root }: { size: number; root: string }): TreeHead {
  return { size, root: decodeHex(root) };
}

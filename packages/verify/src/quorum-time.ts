import { evaluateQuorum, type VerifiedSignature, type WitnessPolicy } from '@attestlayer/tlog';

/** A time for which witnesses that make a quorum vouch. */
export type QuorumTime = { timeMs: number; witnesses: string[] };

/** 9999-12-31T23:59:59Z: a later time has no RFC 3339 form, and no witness has a clock for it. */
const MAX_TIMESTAMP_SECONDS = 253_402_300_799;

/**
 * The first time, counted from one end, at which the witnesses passed so far make the quorum. From the `earliest` this is when
 * enough of them had cosigned, from the `latest` since when enough of them had not yet; either way no smaller number of lying
 * witnesses than the quorum can move it towards its end. Null without a quorum, as `quorum none` never is one.
 */
export function findQuorumTime(
  policy: WitnessPolicy,
  cosignatures: readonly VerifiedSignature[],
  from: 'earliest' | 'latest',
): QuorumTime | null {
  if (policy.quorum === 'none') return null;
  const sign = from === 'earliest' ? 1 : -1;
  const dated = cosignatures
    .flatMap(({ key, timestamp }) => (timestamp === null ? [] : [{ key, timestamp }]))
    .filter(({ timestamp }) => timestamp > 0 && timestamp <= MAX_TIMESTAMP_SECONDS)
    .sort((a, b) => sign * (a.timestamp - b.timestamp));
  for (const [position, { timestamp }] of dated.entries()) {
    const keys = dated.slice(0, position + 1).map(({ key }) => key);
    const { satisfied, witnesses } = evaluateQuorum(policy, keys);
    if (satisfied) return { timeMs: timestamp * 1000, witnesses };
  }
  return null;
}

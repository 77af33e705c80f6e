import { formatTimestamp, parseTimestamp } from '@attestlayer/encoding';
import { RECEIPT_PATH, type Receipt, type TrustRoot } from '@attestlayer/kit';
import { findLowerBound } from './check-after.ts';
import type { ReceiptJws } from './check-signature.ts';
import { checkCheckpointTimestamp, checkReceiptTimestamp, type TimestampBound } from './check-timestamps.ts';
import type { Witnessing } from './check-witnesses.ts';
import { findQuorumTime, type QuorumTime } from './quorum-time.ts';
import type { LogProof } from './read-log-proof.ts';
import type { TimeBound } from './report.ts';
import type { Run } from './run.ts';

/** Clocks of issuer and witnesses are set by people and networks; more than this is no accident. */
const MAX_CLOCK_SKEW_MS = 10 * 60 * 1000;

/** What was found before about the receipt and its log; null where something was missing or wrong. */
type TimeEvidence = {
  trust: TrustRoot | null;
  receipt: Receipt;
  jws: ReceiptJws | null;
  log: LogProof | null;
  witnessing: Witnessing | null;
};

/** Between which times the receipt was made, as far as others than the issuer vouch for it (spec/verification.md 4.21). */
export async function checkTimeBracket(run: Run, evidence: TimeEvidence): Promise<void> {
  const { trust, receipt, jws, log, witnessing } = evidence;
  checkAfter(run, receipt);
  const known = trust === null || witnessing === null ? null : { trust, policy: witnessing.policy };
  const quorumSince = await findLowerBound(run, receipt, known);
  const receiptStamp = await checkReceiptTimestamp(run, trust, jws);
  const checkpointStamp = await checkCheckpointTimestamp(run, trust, log);
  const notAfter = findUpperBound(run, witnessing, receiptStamp, checkpointStamp);
  const notBefore = reportLowerBound(run, quorumSince, notAfter);
  run.known.bracket = { not_before: notBefore, not_after: notAfter };
  checkIssuedAt(run, receipt, notBefore, notAfter);
}

/** `after` is a lower bound in log order only if it is an earlier state of the same log. */
function checkAfter({ findings, known }: Run, { after, log }: Receipt): void {
  const path = RECEIPT_PATH;
  if (after.origin !== log.origin) {
    findings.fail('after_checkpoint', 'after_origin_differs', { path, expected: log.origin, found: after.origin });
  } else if (known.logIndex === null) {
    findings.notEstablished('after_checkpoint', 'after_not_checked', { path, found: `size ${after.size}` });
  } else if (after.size > known.logIndex) {
    const detail = { path, expected: `a size of at most ${known.logIndex}`, found: `${after.size}` };
    findings.fail('after_checkpoint', 'after_not_before_index', detail);
  } else {
    findings.pass('after_checkpoint', { path, found: `size ${after.size}, index ${known.logIndex}` });
  }
}

/**
 * The earliest of what vouches for the receipt. Witnesses and a stamped checkpoint speak of the log, so the receipt must be
 * proven to be in it; a stamp over receipt.jws speaks of the signature, so that must hold.
 */
function findUpperBound(
  { findings }: Run,
  witnessing: Witnessing | null,
  receiptStamp: TimestampBound | null,
  checkpointStamp: TimestampBound | null,
): TimeBound | null {
  const isLogged = findings.statusOf('logged') === 'PASS';
  const isSigned = findings.statusOf('receipt_signature_valid') === 'PASS';
  const quorum = witnessing && findQuorumTime(witnessing.policy, witnessing.cosignatures, 'earliest');
  const [first] = [
    isLogged && quorum !== null ? boundOf(quorum) : null,
    isSigned ? stampOf(receiptStamp, 'receipt_timestamp') : null,
    isLogged ? stampOf(checkpointStamp, 'checkpoint_timestamp') : null,
  ]
    .filter((bound) => bound !== null)
    .sort((a, b) => parseTimestamp(a.time) - parseTimestamp(b.time));
  if (first === undefined) findings.notEstablished('upper_bound', 'upper_bound_not_established');
  else findings.pass('upper_bound', { found: `not after ${first.time}, ${first.by}` });
  return first ?? null;
}

/** Witnesses may have cosigned the earlier state late; then it bounds nothing, and nobody lied. */
function reportLowerBound({ findings }: Run, since: QuorumTime | null, notAfter: TimeBound | null): TimeBound | null {
  if (since === null) return null;
  const bound = boundOf(since);
  if (notAfter !== null && since.timeMs > parseTimestamp(notAfter.time) + MAX_CLOCK_SKEW_MS) {
    const detail = { expected: `not after ${notAfter.time}`, found: bound.time };
    findings.notEstablished('lower_bound', 'lower_bound_after_upper_bound', detail);
    return null;
  }
  findings.pass('lower_bound', { found: `not before ${bound.time}, ${bound.by}` });
  return bound;
}

/** The claim of the issuer has to lie within what the others say. */
function checkIssuedAt(
  { findings }: Run,
  { issued_at }: Receipt,
  notBefore: TimeBound | null,
  notAfter: TimeBound | null,
): void {
  const issuedAtMs = parseTimestamp(issued_at);
  const detail = { path: RECEIPT_PATH, found: issued_at };
  if (notAfter !== null && issuedAtMs > parseTimestamp(notAfter.time) + MAX_CLOCK_SKEW_MS) {
    const expected = `not after ${notAfter.time}`;
    findings.fail('issued_at', 'issued_at_after_upper_bound', { ...detail, expected });
  } else if (notBefore !== null && issuedAtMs < parseTimestamp(notBefore.time) - MAX_CLOCK_SKEW_MS) {
    const expected = `not before ${notBefore.time}`;
    findings.fail('issued_at', 'issued_at_before_lower_bound', { ...detail, expected });
  } else if (notAfter !== null || notBefore !== null) findings.pass('issued_at', detail);
}

function boundOf({ timeMs, witnesses }: QuorumTime): TimeBound {
  return { time: formatTimestamp(timeMs), evidence: 'cosignatures', by: witnesses.join(', ') };
}

function stampOf(
  stamp: TimestampBound | null,
  evidence: 'receipt_timestamp' | 'checkpoint_timestamp',
): TimeBound | null {
  return stamp === null ? null : { time: formatTimestamp(stamp.timeMs), evidence, by: stamp.authority };
}

import { formatTimestamp, parseTimestamp } from '@attestlayer/encoding';
import { RECEIPT_PATH, type Receipt, TIMESTAMP_PATH } from '@attestlayer/kit';
import { evaluateQuorum } from '@attestlayer/tlog';
import type { Witnessing } from './check-witnesses.ts';
import { MAX_TIMESTAMP_TOKEN_BYTES } from './limits.ts';
import type { Run } from './run.ts';

/** Clocks of issuer and witnesses are set by people and networks; more than this is no accident. */
const MAX_CLOCK_SKEW_MS = 10 * 60 * 1000;

/** 9999-12-31T23:59:59Z: a later time has no RFC 3339 form, and no witness has a clock for it. */
const MAX_TIMESTAMP_SECONDS = 253_402_300_799;

/** Between which times the receipt was made, as far as others than the issuer vouch for it (spec/verification.md 4.21). */
export function checkTimeBracket(run: Run, receipt: Receipt, witnessing: Witnessing | null): void {
  checkAfter(run, receipt);
  run.findings.notEstablished('lower_bound', 'lower_bound_not_established', {
    found: `after log size ${receipt.after.size}`,
  });
  const upperBoundMs = findUpperBound(run, witnessing);
  if (upperBoundMs === null) run.findings.notEstablished('upper_bound', 'upper_bound_not_established');
  else {
    run.findings.pass('upper_bound', { found: `not after ${formatTimestamp(upperBoundMs)}` });
    checkIssuedAt(run, receipt, upperBoundMs);
  }
  checkTimestampToken(run);
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

/** The earliest time by which witnesses that make a quorum had cosigned; one lying witness cannot move it if the quorum is larger. */
function findUpperBound({ findings }: Run, witnessing: Witnessing | null): number | null {
  if (witnessing === null || witnessing.policy.quorum === 'none' || findings.statusOf('logged') !== 'PASS') return null;
  const dated = witnessing.cosignatures
    .flatMap(({ key, timestamp }) => (timestamp === null ? [] : [{ key, timestamp }]))
    .filter(({ timestamp }) => timestamp > 0 && timestamp <= MAX_TIMESTAMP_SECONDS)
    .sort((a, b) => a.timestamp - b.timestamp);
  for (const [position, { timestamp }] of dated.entries()) {
    const keys = dated.slice(0, position + 1).map(({ key }) => key);
    if (evaluateQuorum(witnessing.policy, keys).satisfied) return timestamp * 1000;
  }
  return null;
}

function checkIssuedAt({ findings }: Run, { issued_at }: Receipt, upperBoundMs: number): void {
  const detail = { path: RECEIPT_PATH, expected: `not after ${formatTimestamp(upperBoundMs)}`, found: issued_at };
  const isPossible = parseTimestamp(issued_at) <= upperBoundMs + MAX_CLOCK_SKEW_MS;
  if (isPossible) findings.pass('issued_at', detail);
  else findings.fail('issued_at', 'issued_at_after_upper_bound', detail);
}

/** No time-stamping authority is trusted in this version, so a token establishes nothing; it is never ignored in silence. */
function checkTimestampToken({ findings, entries }: Run): void {
  const path = TIMESTAMP_PATH;
  const entry = entries.get(path);
  if (entry === undefined) findings.notApplicable('timestamp_token', 'timestamp_absent', { path });
  else if (entry.size > MAX_TIMESTAMP_TOKEN_BYTES) {
    const detail = { path, expected: `at most ${MAX_TIMESTAMP_TOKEN_BYTES} bytes`, found: `${entry.size}` };
    findings.fail('timestamp_token', 'timestamp_too_large', detail);
  } else
    findings.notEstablished('timestamp_token', 'timestamp_authority_not_trusted', {
      path,
      found: `${entry.size} bytes`,
    });
}

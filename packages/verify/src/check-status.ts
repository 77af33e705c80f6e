import { keyWindowInLog, type Receipt, type TrustRoot } from '@attestlayer/kit';
import type { Run } from './run.ts';

/** The index counts only when the whole proof holds under a trusted log key; a bare index is a claim of the kit. */
function provenIndex({ findings, known }: Run): number | null {
  return findings.statusOf('logged') === 'PASS' ? known.logIndex : null;
}

/** Log order decides whether the key was good (spec/verification.md 4.19): a thief can back-date a receipt, not its index. */
export function checkKeyWindow(run: Run, trust: TrustRoot | null, receipt: Receipt): void {
  const { id, kid } = receipt.issuer;
  const index = provenIndex(run);
  if (index === null || trust === null) {
    run.findings.notEstablished('key_window', 'log_index_not_established');
    return;
  }
  const { origin } = receipt.log;
  const window = keyWindowInLog(run.known.trustVersions, { origin, issuerId: id, kid, index });
  if (!('key' in window)) {
    run.findings.notEstablished('key_window', 'key_window_not_known', { found: kid });
    return;
  }
  const { active_from_index: from, last_valid_index: last, state } = window.key;
  const detail = {
    expected: `${state}, an index above ${from}${last === null ? '' : ` up to ${last}`}`,
    found: `${index}`,
  };
  switch (window.status) {
    case 'state_unknown':
      run.findings.fail('key_window', 'key_refused', detail);
      return;
    case 'before_window':
      run.findings.fail('key_window', 'key_not_yet_active', detail);
      return;
    case 'after_window':
      run.findings.fail('key_window', 'key_no_longer_valid', detail);
      return;
    case 'other_log':
      run.findings.fail('key_window', 'key_of_another_log', { ...detail, expected: `a key of ${origin}` });
      return;
    case 'valid':
      reportValidKey(run, receipt, index, detail);
  }
}

/** A revocation in the log may be newer than the trust root. */
function reportValidKey(run: Run, receipt: Receipt, index: number, detail: { expected: string; found: string }): void {
  const status = run.status?.origin === receipt.log.origin ? run.status : null;
  const revocation = status?.revoked.find(
    (entry) => entry.kid === receipt.issuer.kid && index > entry.last_valid_index,
  );
  if (revocation === undefined) {
    run.findings.pass('key_window', detail);
    return;
  }
  const expected = `an index up to ${revocation.last_valid_index}`;
  run.findings.fail('key_window', 'key_revoked', { expected, found: detail.found });
}

/** What the log has said against the receipt since, as far as the reader looked (spec/verification.md 4.20). */
export function checkWithdrawal(run: Run, trust: TrustRoot | null, receipt: Receipt): void {
  const { status, findings } = run;
  if (status === null) {
    const asOf = trust === null ? {} : { found: `keys as of log size ${trust.as_of.size}, withdrawals not looked up` };
    findings.notEstablished('status_view', 'status_not_given', asOf);
    return;
  }
  if (status.origin !== receipt.log.origin) {
    findings.notEstablished('status_view', 'status_of_another_log', {
      expected: receipt.log.origin,
      found: status.origin,
    });
    return;
  }
  const asOf = `as of log size ${status.size}`;
  const against = status.withdrawn.find((entry) => entry.receipt_sha256 === run.known.receipt!.sha256);
  if (against !== undefined) {
    const code = against.kind === 'withdrawn' ? 'receipt_withdrawn' : 'receipt_superseded';
    findings.fail('status_view', code, { found: `log index ${against.index}, ${asOf}` });
    return;
  }
  const index = provenIndex(run);
  if (index !== null && status.size > index) findings.pass('status_view', { found: asOf });
  else
    findings.notEstablished('status_view', 'status_stale', {
      expected: 'a view that covers the proven index',
      found: asOf,
    });
}

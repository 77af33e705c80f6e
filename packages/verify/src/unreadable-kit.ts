import { isTimestamp } from '@attestlayer/encoding';
import type { KitError } from '@attestlayer/kit';
import { Findings } from './findings.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';
import type { VerificationReport } from './report.ts';
import { recordKitError } from './run.ts';
import { VerifyError } from './verify-error.ts';
import { writeReport } from './write-report.ts';

/**
 * Writes the report of a kit that could not even be opened: the KitError that `openZip` or `folderSource` threw, in the
 * shape of every other report.
 *
 * @throws VerifyError time_malformed
 */
export function reportUnreadableKit(error: KitError, options: { now: string; policy?: Policy }): VerificationReport {
  const { now, policy = DEFAULT_POLICY } = options;
  if (!isTimestamp(now)) throw new VerifyError('time_malformed', 'now is not an RFC 3339 time with milliseconds');
  const findings = new Findings();
  // A caller reads the trust file on the way to the kit: an error of that one is the reader's, and reported as such.
  recordKitError(findings, error.code.startsWith('trust_') ? 'trust_root' : 'kit_container', error);
  findings.markNotReached();
  const known = {
    trust: null,
    trustVersions: [],
    manifest: null,
    receipt: null,
    logIndex: null,
    bracket: { not_before: null, not_after: null },
  };
  return writeReport({ input: { now }, policy, findings, known });
}

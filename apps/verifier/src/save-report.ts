import { serializeJcs } from '@attestlayer/encoding';
import type { VerificationReport } from '@attestlayer/verify';
import { element } from './dom.ts';

/** Long enough for every browser to have taken the bytes of a download that was started. */
const RELEASE_AFTER_MS = 60_000;

/** Saves the report as the exact JCS bytes of `attestlayer.verification.v1` (RFC 8785). */
export function saveReport(report: VerificationReport): void {
  const url = URL.createObjectURL(new Blob([serializeJcs(report)], { type: 'application/json' }));
  // The kit id is hex that this program computed; a name from the kit has no place in a file name.
  const name = report.kit?.id ? `verification-${report.kit.id.slice(0, 16)}.json` : 'verification.json';
  element('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS);
}

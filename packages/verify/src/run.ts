import { isTimestamp } from '@attestlayer/encoding';
import {
  type KitEntry,
  KitError,
  type Manifest,
  type Receipt,
  type TrustRoot,
  type TrustVersion,
} from '@attestlayer/kit';
import type { CheckName } from './checks.ts';
import type { VerificationCode } from './codes/index.ts';
import { codeOfKitError } from './codes/kit-error-code.ts';
import { Findings } from './findings.ts';
import { DEFAULT_POLICY, type Policy, policySchema } from './policy.ts';
import type { TimeBracket } from './report.ts';
import { checkStatusView, type StatusView } from './status-view.ts';
import { VerifyError } from './verify-error.ts';
import type { VerifyInput } from './verify-input.ts';

/** What is known so far; the report summarises it even when a later check stops the verification. */
export type Known = {
  trust: TrustRoot | null;
  /** All versions of the trust root that the reader has, the last of which is `trust`; none without one. */
  trustVersions: TrustVersion[];
  manifest: { document: Manifest; sha256: string; size: number } | null;
  receipt: { document: Receipt; bytes: Uint8Array; sha256: string } | null;
  logIndex: number | null;
  bracket: TimeBracket;
};

/** One verification: its checked input, its findings, and what it knows so far. */
export type Run = {
  input: VerifyInput;
  policy: Policy;
  status: StatusView | null;
  entries: Map<string, KitEntry>;
  findings: Findings;
  known: Known;
};

/**
 * Checks what the caller handed in beside the kit.
 * @throws VerifyError policy_malformed, status_malformed, time_malformed
 */
export function startRun(input: VerifyInput): Run {
  const { policy = DEFAULT_POLICY, status = null } = input;
  if (!isTimestamp(input.now)) throw new VerifyError('time_malformed', 'now is not an RFC 3339 time with milliseconds');
  if (!policySchema.safeParse(policy).success) throw new VerifyError('policy_malformed', 'the policy is malformed');
  if (status !== null) checkStatusView(status);
  return {
    input,
    policy,
    status,
    entries: new Map(input.kit.entries.map((entry) => [entry.path, entry])),
    findings: new Findings(),
    known: {
      trust: null,
      trustVersions: [],
      manifest: null,
      receipt: null,
      logIndex: null,
      bracket: { not_before: null, not_after: null },
    },
  };
}

/** Runs a step of which a KitError is a structural error: it is recorded under its own code and ends the verification. */
export async function orStop<T>(run: Run, check: CheckName, path: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    recordKitError(run.findings, check, error, path);
    return run.findings.stopHere();
  }
}

/** Runs a step of which a KitError is one finding among others: it is recorded under its own code and the step gives null. */
export async function orNull<T>(
  run: Run,
  check: CheckName,
  path: string,
  step: () => T | Promise<T>,
): Promise<T | null> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    recordKitError(run.findings, check, error, path);
    return null;
  }
}

/** What the disk or the platform of the reader is to blame for says nothing against the kit. */
const CODES_OF_THE_READER: ReadonlySet<VerificationCode> = new Set(['source_read_failed', 'zip_inflater_lenient']);

/** Records an error of the kit package under its own code. */
export function recordKitError(findings: Findings, check: CheckName, error: KitError, path?: string): void {
  const code = codeOfKitError(error);
  const detail = { found: error.message, ...(path === undefined ? {} : { path }) };
  if (CODES_OF_THE_READER.has(code)) findings.notEstablished(check, code, detail);
  else findings.fail(check, code, detail);
}

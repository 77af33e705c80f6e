import { BOUNDARY, PROVES, PROVES_NOT } from '@attestlayer/kit';
import type { VerificationCode } from './codes/index.ts';
import type { Findings } from './findings.ts';
import type { Policy } from './policy.ts';
import { printable } from './printable.ts';
import {
  ALSO_GROUPS,
  type CheckGroup,
  type GroupName,
  type KitSummary,
  PROOF_GROUPS,
  type TimeBound,
  type TrustSummary,
  type Verdict,
  type VerificationReport,
} from './report.ts';
import type { Known, Run } from './run.ts';

/** Groups that every policy requires: the five proofs, the log, its witnesses if there are to be any, and the key at that place. */
const ALWAYS_REQUIRED: readonly GroupName[] = [...PROOF_GROUPS, 'logged', 'witnessed', 'key_valid_at_log_index'];

/**
 * Codes that say "there is nothing to judge here" instead of "this kit is wrong" (spec/verification.md 2): not a kit at all, a format
 * newer than the verifier, or a trust root of the reader's that cannot be used.
 */
const MALFORMED_CODES: ReadonlySet<VerificationCode> = new Set([
  'kit_not_recognised',
  'zip_end_missing',
  'manifest_version_unsupported',
  'receipt_version_unsupported',
]);

const EXIT_CODES = { VERIFIED: 0, NOT_VERIFIED: 1, MALFORMED: 2, NOT_ESTABLISHED: 3 } as const satisfies Record<
  Verdict,
  number
>;

/** Draws the verdict from the findings and writes the report (spec/verification.md 2 and 7). */
export function writeReport(
  run: Pick<Run, 'findings' | 'known' | 'policy'> & { input: { now: string } },
): VerificationReport {
  const { findings, policy, known } = run;
  const proves = PROOF_GROUPS.map((name) => makeGroup(findings, policy, name));
  const also = ALSO_GROUPS.map((name) => makeGroup(findings, policy, name));
  const verdict = decideVerdict([...proves, ...also], policy);
  return {
    schema: 'attestlayer.verification.v1',
    verdict,
    exit_code: EXIT_CODES[verdict],
    kit: summariseKit(known),
    proves,
    also,
    time_bracket: { not_before: nameBound(known.bracket.not_before), not_after: nameBound(known.bracket.not_after) },
    policy,
    trust: summariseTrust(known),
    boundary: BOUNDARY,
    proves_text: PROVES.map((statement) => statement.text),
    proves_not: [...PROVES_NOT],
    verified_at: run.input.now,
  };
}

function makeGroup(findings: Findings, policy: Policy, name: GroupName): CheckGroup {
  const required = ALWAYS_REQUIRED.includes(name) || isNamed(policy, name);
  return { name, status: findings.statusOf(name), required, checks: findings.checksOf(name) };
}

function isNamed(policy: Policy, name: GroupName): boolean {
  return (policy.require as readonly GroupName[]).includes(name);
}

/** A failure anywhere refutes, required or not; what is required and not shown is not established. */
function decideVerdict(groups: CheckGroup[], policy: Policy): Verdict {
  const codes = groups.flatMap((group) => group.checks).filter((check) => check.status === 'FAIL');
  if (codes.some(({ code, name }) => name === 'trust_root' || (code !== null && MALFORMED_CODES.has(code))))
    return 'MALFORMED';
  if (groups.some((group) => group.status === 'FAIL')) return 'NOT_VERIFIED';
  return groups.every((group) => !group.required || isSatisfied(group, policy)) ? 'VERIFIED' : 'NOT_ESTABLISHED';
}

/** Only witnessing can be inapplicable: the trust root says `quorum none`, and the policy did not ask for more. */
function isSatisfied({ name, status }: CheckGroup, policy: Policy): boolean {
  if (status === 'PASS') return true;
  return name === 'witnessed' && status === 'NOT_APPLICABLE' && !isNamed(policy, name);
}

function summariseTrust({ trust }: Known): TrustSummary | null {
  return trust === null ? null : { version: trust.version, as_of_size: trust.as_of.size, expires: trust.expires };
}

/** The receipt goes before the manifest where both say it: only the receipt is signed. */
function summariseKit({ manifest, receipt, logIndex }: Known): KitSummary | null {
  if (manifest === null && receipt === null) return null;
  const listed = manifest?.document;
  const signed = receipt?.document;
  return {
    id: manifest?.sha256 ?? null,
    receipt_id: signed?.receipt_id ?? listed?.receipt_id ?? null,
    receipt_sha256: receipt?.sha256 ?? null,
    packet_id: signed?.packet_id ?? listed?.packet_id ?? null,
    issuer: summariseParty(signed?.issuer ?? listed?.issuer),
    partner: summariseParty(listed?.partner),
    client: summariseParty(listed?.client),
    profile: listed?.profile ?? null,
    issued_at: signed?.issued_at ?? null,
    outcome: signed?.outcome ?? null,
    attempt: signed?.scope.attempt ?? null,
    files: listed?.totals.files ?? null,
    bytes: listed?.totals.bytes ?? null,
    log_index: logIndex,
  };
}

function nameBound(bound: TimeBound | null): TimeBound | null {
  return bound === null ? null : { ...bound, by: printable(bound.by) };
}

/** Names may hold bidi controls, which would rearrange the line that a reader sees. */
function summariseParty(party: { id: string; name: string } | undefined): { id: string; name: string } | null {
  return party === undefined ? null : { id: party.id, name: printable(party.name) };
}

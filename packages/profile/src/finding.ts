import { type BlockerCode, describeBlockerCode, rankBlockerCode } from './blocker-codes.ts';
import type { Blocker, EvaluationCheck } from './evaluation-schema.ts';
import type { SubmittedRecord } from './facts.ts';
import { cleanText } from './plain-text.ts';

/** What one rule says about one or more records: `code` is null when the rule is met. */
export type Finding = {
  rule: EvaluationCheck['rule'];
  code: BlockerCode | null;
  expected: string;
  found: string;
  /** What to do, with the real names and numbers; empty when the rule is met. */
  remedy: string;
  records: readonly SubmittedRecord[];
};

/** A rule that is met. */
export function met(
  rule: Finding['rule'],
  expected: string,
  found: string,
  records: readonly SubmittedRecord[],
): Finding {
  return { rule, code: null, expected, found, remedy: '', records };
}

/** Tells whether a finding stands in the way of PASS. */
export function isBlocking(finding: Finding): boolean {
  return finding.code !== null && describeBlockerCode(finding.code).severity === 'blocker';
}

/** The checks of a requirement: one for each rule, code, expectation and observation, with all records that share them. */
export function toChecks(findings: readonly Finding[]): EvaluationCheck[] {
  const decisive = findings.filter((finding) => finding.code === null || isBlocking(finding));
  return mergeAlike(decisive).map((finding) => ({
    rule: finding.rule,
    status: finding.code === null ? 'met' : 'not_met',
    code: finding.code,
    expected: finding.expected,
    found: finding.found,
    record_ids: finding.records.map((record) => record.recordId),
  }));
}

/** The blockers and notices of a requirement (or of the packet: null), in the order of the catalogue. */
export function toBlockers(requirementId: string | null, findings: readonly Finding[]): Blocker[] {
  return mergeAlike(findings).flatMap((finding) =>
    finding.code === null ? [] : [toBlocker(requirementId, finding, finding.code)],
  );
}

function toBlocker(requirementId: string | null, finding: Finding, code: BlockerCode): Blocker {
  return {
    code,
    severity: describeBlockerCode(code).severity,
    requirement_id: requirementId,
    expected: finding.expected,
    found: finding.found,
    remedy: finding.remedy,
    affected: finding.records.map((record) => ({
      record_id: record.recordId,
      original_name: cleanText(record.originalName),
      sha256: record.facts.sha256,
    })),
  };
}

/** Twelve screenshots with the same fault are one thing to do, not twelve. Order: met first, then by catalogue. */
function mergeAlike(findings: readonly Finding[]): Finding[] {
  const merged = new Map<string, Finding & { records: SubmittedRecord[] }>();
  for (const finding of findings) {
    const clean = { ...finding, expected: cleanText(finding.expected), found: cleanText(finding.found) };
    const key = JSON.stringify([clean.rule, clean.code, clean.expected, clean.found]);
    const alike = merged.get(key);
    if (alike === undefined) merged.set(key, { ...clean, records: [...clean.records] });
    else alike.records.push(...clean.records);
  }
  // A stable sort: findings with the same code stay in the order of the fields and of the sorted records.
  return [...merged.values()].toSorted((a, b) => rankFinding(a) - rankFinding(b));
}

function rankFinding(finding: Finding): number {
  return finding.code === null ? -1 : rankBlockerCode(finding.code);
}

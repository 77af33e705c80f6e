import { checkDeclarations, type DeclaredValues } from './check-declarations.ts';
import { checkRecord } from './check-record.ts';
import { checkCounts, checkCoverage, type Period, type RecordSet } from './check-record-set.ts';
import type { EvaluatedRequirement } from './evaluation-schema.ts';
import type { SubmittedRecord } from './facts.ts';
import { type Finding, isBlocking, toChecks } from './finding.ts';
import type { Requirement } from './profile-schema.ts';

export type RequirementInput = {
  requirement: Requirement;
  /** The records assigned to it, sorted. */
  assigned: readonly SubmittedRecord[];
  values: DeclaredValues;
  period: Period | null;
  /** From `parseDay`. */
  evaluationDay: number;
};

/** Applies every rule of one requirement to the records and values that were supplied for it (spec/profiles.md 4). */
export function evaluateRequirement(input: RequirementInput): { result: EvaluatedRequirement; findings: Finding[] } {
  const { requirement, assigned } = input;
  const { declared, findings: declarations } = checkDeclarations(requirement, input.values);
  const nothingSupplied = assigned.length === 0 && Object.keys(input.values).length === 0;
  const skipped = requirement.optional && nothingSupplied; // spec 4.1: an optional requirement is judged once used
  const findings = skipped ? [] : [...checkRecords(input), ...declarations];
  const status = skipped ? 'not_supplied' : findings.some(isBlocking) ? 'not_satisfied' : 'satisfied';
  return {
    result: {
      id: requirement.id,
      title: requirement.title,
      optional: requirement.optional,
      status,
      record_ids: assigned.map((record) => record.recordId),
      declared,
      checks: toChecks(findings),
    },
    findings,
  };
}

function checkRecords({ requirement, assigned, period, evaluationDay }: RequirementInput): Finding[] {
  const perRecord = assigned.map((record) => ({ record, findings: checkRecord(record, requirement, evaluationDay) }));
  const usable = perRecord.filter(({ findings }) => !findings.some(isBlocking)).map(({ record }) => record);
  const set: RecordSet = { requirement, assigned, usable };
  return [...checkCounts(set), ...perRecord.flatMap(({ findings }) => findings), ...checkCoverage(set, period)];
}

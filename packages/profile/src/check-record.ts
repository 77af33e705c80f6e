import { checkContent } from './check-content.ts';
import { checkDeclaredDays } from './check-declared-days.ts';
import { findProblem, findRefusal, findWrongType } from './check-readable.ts';
import type { SubmittedRecord } from './facts.ts';
import { type Finding, met } from './finding.ts';
import { nameTypes } from './plain-text.ts';
import type { Requirement } from './profile-schema.ts';

/**
 * Checks one record against one requirement, from the outside in (spec/profiles.md 4.2 to 4.5): taken in, readable, of
 * an accepted type, content, declared days. What cannot be opened is not asked about its content.
 */
export function checkRecord(record: SubmittedRecord, requirement: Requirement, evaluationDay: number): Finding[] {
  const unusable = findRefusal(record) ?? findProblem(record) ?? findWrongType(record, requirement);
  if (unusable !== null) return [unusable];
  const type = record.facts.type === null ? '' : nameTypes([record.facts.type]);
  return [
    met('record', `a readable record of an accepted type: ${nameTypes(requirement.accepted_types)}`, type, [record]),
    ...requirement.content.flatMap((rule) => checkContent(rule, record)),
    ...checkDeclaredDays(record, requirement.effective, evaluationDay),
  ];
}

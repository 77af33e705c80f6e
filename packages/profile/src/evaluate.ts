import { compareUtf8, isTimestamp } from '@attestlayer/encoding';
import type { DeclaredValues } from './check-declarations.ts';
import type { Period } from './check-record-set.ts';
import { parseDay } from './days.ts';
import { ENGINE, EVALUATION_BOUNDARY } from './engine.ts';
import { evaluateRequirement } from './evaluate-requirement.ts';
import type { Evaluation } from './evaluation-schema.ts';
import type { SubmittedRecord } from './facts.ts';
import { type Finding, toBlockers } from './finding.ts';
import { profileSha256 } from './parse-profile.ts';
import { cleanText } from './plain-text.ts';
import { ProfileError } from './profile-error.ts';
import type { Profile } from './profile-schema.ts';

/** Everything that an evaluation depends on; nothing else does. */
export type EvaluationInput = {
  /** As {@link parseProfile} gives it. */
  profile: Profile;
  packetId: string;
  /** First and last day (YYYY-MM-DD) that the packet is about, or null. */
  period: Period | null;
  /** By requirement id, then by field id. Client-controlled. */
  declarations: Record<string, DeclaredValues>;
  /** In any order. */
  records: readonly SubmittedRecord[];
  /** 1 for the first evaluation of the packet. */
  attempt: number;
  /** RFC 3339 UTC with milliseconds; the day of evaluation is its UTC day. */
  evaluatedAt: string;
};

/**
 * Evaluates the records of a packet under a profile: PASS if and only if nothing stands in the way.
 *
 * Pure and deterministic: the same input gives an equal result, and equal bytes from `writeCanonical`, whatever the order
 * of the records (spec/profiles.md 5). Readiness ("what would block now") is this same function on the records so far.
 *
 * @throws ProfileError `input_invalid` when a date, a time, the attempt or a record id breaks the contract.
 */
export function evaluate(input: EvaluationInput): Evaluation {
  checkInput(input);
  const { profile, period } = input;
  const records = input.records.toSorted(compareRecords);
  const evaluationDay = parseDay(input.evaluatedAt.slice(0, 10))!;
  const evaluated = profile.requirements.map((requirement) => {
    const assigned = records.filter((record) => record.requirementIds.includes(requirement.id));
    const values = Object.hasOwn(input.declarations, requirement.id) ? input.declarations[requirement.id]! : {};
    return evaluateRequirement({ requirement, assigned, values, period, evaluationDay });
  });
  const blockers = [
    ...evaluated.flatMap(({ result, findings }) => toBlockers(result.id, findings)),
    ...toBlockers(null, [...findUnknownRequirements(input, records), ...findUnassigned(records)]),
  ];
  return {
    schema: 'attestlayer.evaluation.v1',
    engine: { ...ENGINE },
    profile: { id: profile.id, version: profile.version, lane_id: profile.lane_id, sha256: profileSha256(profile) },
    packet_id: input.packetId,
    attempt: input.attempt,
    evaluated_at: input.evaluatedAt,
    period: period === null ? null : { from: period.from, until: period.until },
    outcome: blockers.some((blocker) => blocker.severity === 'blocker') ? 'FAIL' : 'PASS',
    requirements: evaluated.map(({ result }) => result),
    blockers,
    boundary: `${EVALUATION_BOUNDARY} ${profile.boundary}`,
  };
}

function checkInput({ period, records, attempt, evaluatedAt }: EvaluationInput): void {
  if (!isTimestamp(evaluatedAt)) reject('evaluatedAt is not a UTC time with milliseconds');
  if (!Number.isSafeInteger(attempt) || attempt < 1) reject('attempt counts from 1');
  if (period !== null) {
    const [from, until] = [parseDay(period.from), parseDay(period.until)];
    if (from === null || until === null || until < from)
      reject('period is not a first day and a later or equal last day');
  }
  if (new Set(records.map((record) => record.recordId)).size !== records.length) reject('the same record id twice');
  if (!records.every((record) => isTimestamp(record.receivedAt)))
    reject('receivedAt is not a UTC time with milliseconds');
}

function reject(message: string): never {
  throw new ProfileError('input_invalid', message);
}

/** In the order in which the records came in; the id decides between equal times. */
function compareRecords(a: SubmittedRecord, b: SubmittedRecord): number {
  return compareUtf8(a.receivedAt, b.receivedAt) || compareUtf8(a.recordId, b.recordId);
}

function findUnknownRequirements(
  { profile, declarations }: EvaluationInput,
  records: readonly SubmittedRecord[],
): Finding[] {
  const known = new Set(profile.requirements.map((requirement) => requirement.id));
  const named = [...records.flatMap((record) => record.requirementIds), ...Object.keys(declarations)];
  const unknown = [...new Set(named)].filter((id) => !known.has(id)).toSorted(compareUtf8);
  return unknown.map((id) => ({
    rule: 'records',
    code: 'requirement_unknown',
    expected: `a requirement of ${profile.id} version ${profile.version}`,
    found: `"${cleanText(id)}"`,
    remedy: 'Assign the records to a requirement of this profile, and clear the values of the other one.',
    records: records.filter((record) => record.requirementIds.includes(id)),
  }));
}

function findUnassigned(records: readonly SubmittedRecord[]): Finding[] {
  return records
    .filter((record) => record.requirementIds.length === 0)
    .map((record) => ({
      rule: 'records',
      code: 'record_unassigned',
      expected: 'a record that answers a requirement',
      found:
        record.facts.refusal === null ? 'not assigned' : `not assigned, and refused (${record.facts.refusal.code})`,
      remedy: 'Assign the record to the requirement that it answers, or withdraw it.',
      records: [record],
    }));
}

import { formatDay, parseDay } from './days.ts';
import type { SubmittedRecord } from './facts.ts';
import { type Finding, met } from './finding.ts';
import { cleanText, countOf } from './plain-text.ts';
import type { EffectiveRule } from './profile-schema.ts';

/** Checks the declared days of one record: that they are days, and that they fit the rule on the day of evaluation (spec/profiles.md 4.5). */
export function checkDeclaredDays(
  record: SubmittedRecord,
  rule: EffectiveRule | null,
  evaluationDay: number,
): Finding[] {
  const { effectiveFrom, effectiveUntil } = record;
  if (effectiveFrom === null && effectiveUntil === null) {
    return rule?.required
      ? [fault(record, 'effective_dates_missing', 'the first day that the record speaks for', 'not declared')]
      : [];
  }
  const from = effectiveFrom === null ? null : parseDay(effectiveFrom);
  const until = effectiveUntil === null ? null : parseDay(effectiveUntil);
  const declared = `${cleanText(effectiveFrom ?? 'no first day')} to ${cleanText(effectiveUntil ?? 'no end')}`;
  if (from === null || (effectiveUntil !== null && (until === null || until < from))) {
    return [fault(record, 'effective_dates_invalid', 'a first day that is not after the last day', declared)];
  }
  if (rule === null) return [];
  if (from > evaluationDay) {
    const expected = `a first day on or before ${formatDay(evaluationDay)}`;
    return [fault(record, 'effective_in_future', expected, formatDay(from))];
  }
  return rule.max_age_days === null ? [] : [checkAge(record, until ?? from, rule.max_age_days, evaluationDay)];
}

function checkAge(record: SubmittedRecord, lastDay: number, maxAgeDays: number, evaluationDay: number): Finding {
  const ageDays = Math.max(0, evaluationDay - lastDay);
  const expected = `at most ${countOf(maxAgeDays, 'day')} before ${formatDay(evaluationDay)}`;
  const found = `${formatDay(lastDay)} (${countOf(ageDays, 'day')} before)`;
  return ageDays <= maxAgeDays
    ? met('effective', expected, found, [record])
    : fault(record, 'effective_too_old', expected, found);
}

const REMEDIES = {
  effective_dates_missing:
    'Declare the first day, and the last day if the record has one: for a policy the day it came into force, for a report the days it covers.',
  effective_dates_invalid: 'Correct the first and the last day of the record.',
  effective_in_future: 'Correct the first day, or submit the record that is in force now.',
  effective_too_old: 'Submit a newer record. If it was reviewed or renewed since, declare the days of that review.',
} as const;

function fault(record: SubmittedRecord, code: keyof typeof REMEDIES, expected: string, found: string): Finding {
  return { rule: 'effective', code, expected, found, remedy: REMEDIES[code], records: [record] };
}

import { findUncoveredDays, formatDay, parseDay } from './days.ts';
import type { SubmittedRecord } from './facts.ts';
import { type Finding, met } from './finding.ts';
import { countOf, nameTypes } from './plain-text.ts';
import type { Requirement } from './profile-schema.ts';

export type Period = { from: string; until: string };

/** What all records of one requirement are together: `usable` are those that no rule about a single record holds back. */
export type RecordSet = {
  requirement: Requirement;
  assigned: readonly SubmittedRecord[];
  usable: readonly SubmittedRecord[];
};

/** Checks how many records there are, that they differ, and that they are not only images (spec/profiles.md 4.1 and 4.3). */
export function checkCounts({ requirement, assigned, usable }: RecordSet): Finding[] {
  const groups = requirement.distinct_records ? groupByBytes(assigned) : [];
  const repeats = groups.filter((group) => group.length > 1);
  // Of records with the same bytes one counts.
  const counted = requirement.distinct_records ? groupByBytes(usable).map((group) => group[0]!) : usable;
  return [
    checkMinimum(requirement, assigned, counted),
    ...checkMaximum(requirement, assigned),
    ...repeats.map(reportDuplicates),
    ...checkImagesOnly(requirement, counted),
  ];
}

function groupByBytes(records: readonly SubmittedRecord[]): SubmittedRecord[][] {
  return [...Map.groupBy(records, (record) => record.facts.sha256).values()];
}

function checkMinimum(
  requirement: Requirement,
  assigned: readonly SubmittedRecord[],
  counted: readonly SubmittedRecord[],
): Finding {
  const { title, min_records: min, accepted_types: types } = requirement;
  if (assigned.length === 0 && min > 0) {
    return {
      rule: 'records',
      code: 'requirement_missing',
      expected: `at least ${countOf(min, 'record')}: ${nameTypes(types)}`,
      found: 'no record',
      remedy: `Add at least ${countOf(min, 'record')} for "${title}" (${nameTypes(types)}).`,
      records: [],
    };
  }
  const expected = `at least ${countOf(min, 'usable record')}`;
  const found = `${countOf(counted.length, 'usable record')} of ${assigned.length} submitted`;
  if (counted.length >= min) return met('records', expected, found, counted);
  return {
    rule: 'records',
    code: 'too_few_records',
    expected,
    found,
    remedy: `Add ${countOf(min - counted.length, 'record')} for "${title}", or replace what cannot be used.`,
    records: assigned,
  };
}

function checkMaximum({ title, max_records: max }: Requirement, assigned: readonly SubmittedRecord[]): Finding[] {
  if (max === null || assigned.length <= max) return [];
  return [
    {
      rule: 'records',
      code: 'too_many_records',
      expected: max === 0 ? 'no record' : `at most ${countOf(max, 'record')}`,
      found: countOf(assigned.length, 'record'),
      remedy: `Keep at most ${countOf(max, 'record')} for "${title}"; withdraw the others or assign them elsewhere.`,
      records: assigned,
    },
  ];
}

function reportDuplicates(group: readonly SubmittedRecord[]): Finding {
  return {
    rule: 'records',
    code: 'duplicate_record',
    expected: 'records that differ',
    found: `${group.length} records with the same bytes`,
    remedy: 'Keep one of them and withdraw the others, or submit the record that was meant.',
    records: group,
  };
}

function checkImagesOnly(requirement: Requirement, counted: readonly SubmittedRecord[]): Finding[] {
  if (!requirement.document || counted.length === 0) return [];
  const isImage = ({ facts }: SubmittedRecord) => facts.type === 'png' || facts.type === 'jpg';
  const expected = 'at least 1 record that is not an image';
  const others = counted.filter((record) => !isImage(record));
  if (others.length > 0) return [met('records', expected, countOf(others.length, 'such record'), others)];
  return [
    {
      rule: 'records',
      code: 'images_only',
      expected,
      found: countOf(counted.length, 'image'),
      remedy: `Add the document or the export behind the images for "${requirement.title}"; the images may stay.`,
      records: counted,
    },
  ];
}

/** Checks that the usable records together speak for every day of the period (spec/profiles.md 4.5). */
export function checkCoverage({ requirement, usable }: RecordSet, period: Period | null): Finding[] {
  if (!requirement.effective?.must_cover_period) return [];
  if (period === null) {
    return [
      {
        rule: 'effective',
        code: 'period_missing',
        expected: 'a first and a last day of the period',
        found: 'no period',
        remedy: 'Set the first and the last day of the period on the packet.',
        records: [],
      },
    ];
  }
  if (usable.length === 0) return [];
  const ranges = usable.flatMap((record) => {
    const from = record.effectiveFrom === null ? null : parseDay(record.effectiveFrom);
    const until = record.effectiveUntil === null ? Number.POSITIVE_INFINITY : parseDay(record.effectiveUntil);
    return from === null || until === null ? [] : [{ from, until }];
  });
  const gaps = findUncoveredDays({ from: parseDay(period.from)!, until: parseDay(period.until)! }, ranges);
  const expected = `${period.from} to ${period.until}`;
  if (gaps.length === 0) return [met('effective', expected, 'covered', usable)];
  const missing = gaps.map((gap) => `${formatDay(gap.from)} to ${formatDay(gap.until)}`).join(', ');
  return [
    {
      rule: 'effective',
      code: 'effective_does_not_cover_period',
      expected,
      found: `not covered: ${missing}`,
      remedy: `Add records for "${requirement.title}" that speak for ${missing}, or correct the declared days.`,
      records: usable,
    },
  ];
}

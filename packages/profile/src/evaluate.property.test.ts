import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EvaluationInput, evaluate } from './evaluate.ts';
import type { SubmittedRecord } from './facts.ts';
import { makeInput, makeProfile, makeRecord } from './fixtures.ts';
import { parseEvaluation, writeEvaluation } from './parse-evaluation.ts';
import type { Requirement } from './profile-schema.ts';

const IDS = ['TEST-01.A', 'TEST-01.B'] as const;

const requirement = (id: string) =>
  fc.record({
    id: fc.constant(id),
    optional: fc.boolean(),
    document: fc.boolean(),
    min_records: fc.integer({ min: 0, max: 2 }),
    max_records: fc.option(fc.integer({ min: 2, max: 4 }), { nil: null }),
    distinct_records: fc.boolean(),
    effective: fc.option(
      fc.record({
        must_cover_period: fc.boolean(),
        max_age_days: fc.option(fc.integer({ min: 0, max: 200 })),
        required: fc.boolean(),
      }),
    ),
    content: fc.constantFrom<Requirement['content']>(
      [],
      [{ type: 'pdf', min_pages: 2, allow_owner_encryption: false, min_text_characters: 10 }],
      [{ type: 'table', headers: null, min_rows: 1 }],
    ),
    fields: fc.constantFrom<Requirement['fields']>(
      [],
      [{ id: 'note', title: 'Note', type: 'text', required: true, max_length: 9 }],
    ),
  });

const day = fc.option(
  fc.constantFrom('2025-12-31', '2026-01-01', '2026-02-10', '2026-03-31', '2062-01-01', '2026-02-30'),
);
/** Names as hostile as a client can make them: any code unit, so lone surrogates and control characters too. */
const hostile = fc.string({ unit: 'binary', maxLength: 20 });

const record = (number: number): fc.Arbitrary<SubmittedRecord> =>
  fc
    .record({
      originalName: hostile,
      receivedAt: fc.constantFrom('2026-04-01T09:00:00.000Z', '2026-04-01T09:00:00.001Z'),
      effectiveFrom: day,
      effectiveUntil: day,
      requirementIds: fc.subarray([...IDS, 'TEST-01.UNKNOWN']),
      sha256: fc.constantFrom('a'.repeat(64), 'b'.repeat(64), number.toString(16).padStart(64, '0')),
      type: fc.constantFrom('pdf', 'png', 'csv', 'jpg', null),
      pages: fc.integer({ min: 0, max: 3 }),
      rows: fc.integer({ min: 0, max: 2 }),
      problem: fc.option(fc.record({ code: fc.constant('damaged' as const), detail: hostile }), { freq: 5 }),
    })
    .map(({ sha256, type, pages, rows, problem, ...rest }) =>
      makeRecord(number, {
        ...rest,
        facts: {
          sha256,
          type,
          problem,
          tables: [{ name: '', headers: [], rows }],
          pdf: { pages, encryption: 'none', textCharacters: pages * 10, title: null },
        },
      }),
    );

const input: fc.Arbitrary<EvaluationInput> = fc
  .record({
    profile: fc.tuple(requirement(IDS[0]), requirement(IDS[1])).map((requirements) => makeProfile(...requirements)),
    records: fc
      .integer({ min: 0, max: 6 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => record(index)))),
    declarations: fc.dictionary(
      fc.constantFrom(...IDS),
      fc.dictionary(fc.constantFrom('note', 'other'), fc.jsonValue() as fc.Arbitrary<never>),
    ),
    period: fc.option(fc.constant({ from: '2026-01-01', until: '2026-03-31' })),
  })
  .map(makeInput);

/** A record that satisfies any requirement above, whatever its rules. */
const satisfying = makeRecord(99, {
  requirementIds: [IDS[0]],
  effectiveFrom: '2026-01-01',
  effectiveUntil: '2026-04-15',
});

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

describe('an evaluation', () => {
  test('has the same bytes for the same input, which it leaves alone, and reads back', () => {
    fc.assert(
      fc.property(input, (given) => {
        const evaluation = evaluate(freeze(given));
        const bytes = writeEvaluation(evaluation);
        expect(writeEvaluation(evaluate(structuredClone(given)))).toEqual(bytes);
        expect(parseEvaluation(bytes)).toEqual(evaluation);
      }),
    );
  });

  test('does not depend on the order of records, of their requirements, or of declared values', () => {
    const shuffled = input.chain((given) =>
      fc.record({
        given: fc.constant(given),
        records: fc.shuffledSubarray([...given.records], { minLength: given.records.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ given, records }) => {
        const turned = records.map((one) => ({ ...one, requirementIds: one.requirementIds.toReversed() }));
        const declarations = Object.fromEntries(Object.entries(given.declarations).toReversed());
        expect(writeEvaluation(evaluate({ ...given, records: turned, declarations }))).toEqual(
          writeEvaluation(evaluate(given)),
        );
      }),
    );
  });

  test('passes if and only if nothing blocks, and a requirement is satisfied if and only if nothing blocks it', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { outcome, requirements, blockers } = evaluate(given);
        const blocking = blockers.filter(({ severity }) => severity === 'blocker');
        expect(outcome).toBe(blocking.length === 0 ? 'PASS' : 'FAIL');
        for (const { id, status, checks } of requirements) {
          const blocked = blocking.some((blocker) => blocker.requirement_id === id);
          expect(status === 'not_satisfied').toBe(blocked);
          expect(checks.some((check) => check.status === 'not_met')).toBe(blocked);
        }
      }),
    );
  });

  test('never misses more because a satisfying record is added', () => {
    fc.assert(
      fc.property(input, (given) => {
        const before = shortages(given, IDS[0]);
        const after = shortages({ ...given, records: [...given.records, satisfying] }, IDS[0]);
        // Nothing submitted becomes too little submitted; otherwise no shortage appears that was not there.
        expect(after).not.toContain('requirement_missing');
        if (given.records.some((one) => one.requirementIds.includes(IDS[0])))
          expect(before).toEqual(expect.arrayContaining(after));
      }),
    );
  });

  test('that passes on the last record it needs fails without it; one that fails does not pass for want of a usable record', () => {
    fc.assert(
      fc.property(input, fc.nat(), (given, pick) => {
        const evaluation = evaluate(given);
        const blocked = new Set(evaluation.blockers.flatMap(({ affected }) => affected.map(({ record_id: id }) => id)));
        const usable = given.records.filter((one) => !blocked.has(one.recordId));
        if (usable.length === 0) return;
        const removed = usable[pick % usable.length]!;
        const after = evaluate({ ...given, records: given.records.filter((one) => one !== removed) });
        if (evaluation.outcome === 'FAIL') expect(after.outcome).toBe('FAIL');
        const short = given.profile.requirements.some(
          ({ id, min_records: min, optional }) =>
            !optional &&
            removed.requirementIds.includes(id) &&
            given.records.filter((one) => one.requirementIds.includes(id)).length <= min,
        );
        if (short) expect(after.outcome).toBe('FAIL');
      }),
    );
  });
});

function shortages(given: EvaluationInput, requirementId: string): string[] {
  const { blockers } = evaluate(given);
  return blockers
    .filter(
      ({ requirement_id: id, code }) =>
        id === requirementId && (code === 'requirement_missing' || code === 'too_few_records'),
    )
    .map(({ code }) => code);
}

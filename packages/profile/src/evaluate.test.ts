import { sha256Hex } from '@attestlayer/encoding';
import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { makeInput, makeProfile, makeRecord } from './fixtures.ts';
import { evaluationSha256, parseEvaluation, writeEvaluation } from './parse-evaluation.ts';

const codes = (input: Parameters<typeof evaluate>[0]) => evaluate(input).blockers.map(({ code }) => code);

describe('records', () => {
  test('assigned to two requirements count for both', () => {
    const profile = makeProfile({ id: 'A' }, { id: 'B' });
    expect(codes(makeInput({ profile, records: [makeRecord(1, { requirementIds: ['A', 'B'] })] }))).toEqual([]);
  });

  test('with the same bytes count twice only where the rule does not ask for different ones', () => {
    const sha256 = 'a'.repeat(64);
    const records = [makeRecord(1, { facts: { sha256 } }), makeRecord(2, { facts: { sha256 } })];
    expect(codes(makeInput({ profile: makeProfile({ min_records: 2, distinct_records: false }), records }))).toEqual(
      [],
    );
    expect(codes(makeInput({ profile: makeProfile({ min_records: 2 }), records }))).toEqual([
      'too_few_records',
      'duplicate_record',
    ]);
  });

  test('that are refused are not asked about anything else', () => {
    const effective = { must_cover_period: false, max_age_days: null, required: true };
    const facts = { refusal: { code: 'secret_found', detail: 'a private key' }, type: null } as const;
    expect(codes(makeInput({ profile: makeProfile({ effective }), records: [makeRecord(1, { facts })] }))).toEqual([
      'too_few_records',
      'record_refused',
    ]);
  });

  test('with macros that nobody refused are refused here', () => {
    const facts = { type: 'docx', document: { characters: 900, macros: true, trackedChanges: false } } as const;
    const input = makeInput({
      profile: makeProfile({ accepted_types: ['docx'] }),
      records: [makeRecord(1, { facts })],
    });
    expect(codes(input)).toContain('record_refused');
  });

  test('with the same fault share one blocker; an image beside a document is welcome', () => {
    const records = [1, 2, 3].map((number) => makeRecord(number, { facts: { type: 'jpg' } }));
    const [, blocker] = evaluate(makeInput({ records })).blockers;
    expect(blocker).toMatchObject({
      code: 'type_not_accepted',
      affected: [{ record_id: 'record-1' }, {}, { record_id: 'record-3' }],
    });
    const beside = [makeRecord(1), makeRecord(2, { facts: { type: 'png' } })];
    expect(codes(makeInput({ profile: makeProfile({ document: true }), records: beside }))).toEqual([]);
  });

  test('keep a hostile name apart from the text around it', () => {
    const [blocker] = evaluate(
      makeInput({ records: [makeRecord(1, { originalName: 'e\u0301\u001b[2J\uD800.pdf', facts: { type: 'jpg' } })] }),
    ).blockers.slice(-1);
    expect(blocker!.affected[0]!.original_name).toBe('\u00e9\uFFFD[2J\uFFFD.pdf');
  });
});

describe('requirements', () => {
  test('that are optional are judged only once something is supplied', () => {
    const profile = makeProfile({
      optional: true,
      fields: [{ id: 'note', title: 'Note', type: 'boolean', required: true }],
    });
    const unused = evaluate(makeInput({ profile, records: [] }));
    expect(unused.requirements[0]).toMatchObject({ status: 'not_supplied', checks: [] });
    expect(unused.outcome).toBe('PASS');
    expect(codes(makeInput({ profile }))).toEqual(['declaration_missing']);
    const declared = makeInput({ profile, records: [], declarations: { 'TEST-01.A': { note: false } } });
    expect(codes(declared)).toEqual(['requirement_missing']);
  });

  test('of declared values alone need no record and take none', () => {
    const profile = makeProfile({
      accepted_types: [],
      min_records: 0,
      max_records: 0,
      fields: [{ id: 'on', title: 'On', type: 'date', required: true }],
    });
    const declarations = { 'TEST-01.A': { on: '2026-01-05' } };
    const evaluation = evaluate(makeInput({ profile, declarations, records: [] }));
    expect(evaluation).toMatchObject({ outcome: 'PASS', requirements: [{ declared: { on: '2026-01-05' } }] });
    expect(codes(makeInput({ profile, declarations }))).toEqual(['too_many_records', 'type_not_accepted']);
  });

  test('are not confused by names that every object has', () => {
    const declarations = JSON.parse('{"TEST-01.A":{"__proto__":"x","constructor":"y"}}');
    expect(codes(makeInput({ declarations }))).toEqual(['declaration_unknown', 'declaration_unknown']);
    expect(codes(makeInput({ records: [makeRecord(1, { requirementIds: ['toString'] })] }))).toEqual([
      'requirement_missing',
      'requirement_unknown',
    ]);
  });
});

describe('declared days', () => {
  const rule = (max_age_days: number | null, must_cover_period = false) => ({
    must_cover_period,
    max_age_days,
    required: false,
  });
  const run = (effective: ReturnType<typeof rule>, ...days: [string | null, string | null][]) =>
    codes(
      makeInput({
        profile: makeProfile({ effective }),
        records: days.map(([effectiveFrom, effectiveUntil], index) =>
          makeRecord(index, { effectiveFrom, effectiveUntil }),
        ),
      }),
    ).filter((code) => code.startsWith('effective'));

  test.each<[string, ReturnType<typeof rule>, [string | null, string | null][], string[]]>([
    ['the last day is as old as allowed', rule(15), [['2026-01-01', '2026-03-31']], []],
    ['the last day is one day older', rule(14), [['2026-01-01', '2026-03-31']], ['effective_too_old']],
    ['without a last day, the first one counts', rule(14), [['2026-03-31', null]], ['effective_too_old']],
    ['a last day to come is no age', rule(0), [['2020-01-01', '2030-01-01']], []],
    ['the day of evaluation itself', rule(0), [['2026-04-15', null]], []],
    ['the day after', rule(0), [['2026-04-16', null]], ['effective_in_future']],
    ['a last day without a first', rule(null), [[null, '2026-03-31']], ['effective_dates_invalid']],
    ['one record covers the period', rule(null, true), [['2026-01-01', '2026-03-31']], []],
    [
      'three months together cover the quarter',
      rule(null, true),
      [
        ['2026-03-01', '2026-03-31'],
        ['2026-01-01', '2026-01-31'],
        ['2026-02-01', '2026-02-28'],
      ],
      [],
    ],
    [
      'one day between two records is missing',
      rule(null, true),
      [
        ['2026-01-01', '2026-01-30'],
        ['2026-02-01', null],
      ],
      ['effective_does_not_cover_period'],
    ],
    ['undeclared days cover nothing', rule(null, true), [[null, null]], ['effective_does_not_cover_period']],
  ])('%s', (_what, effective, days, expected) => {
    expect(run(effective, ...days)).toEqual(expected);
  });

  test('the day of evaluation is the UTC day', () => {
    const records = [makeRecord(1, { effectiveFrom: '2026-04-16' })];
    const input = makeInput({ profile: makeProfile({ effective: rule(null) }), records });
    expect(codes({ ...input, evaluatedAt: '2026-04-15T23:59:59.999Z' })).toContain('effective_in_future');
    expect(codes({ ...input, evaluatedAt: '2026-04-16T00:00:00.000Z' })).toEqual([]);
  });
});

test.each([
  ['a time without milliseconds', { evaluatedAt: '2026-04-15T12:00:00Z' }],
  ['attempt 0', { attempt: 0 }],
  ['a period turned round', { period: { from: '2026-03-31', until: '2026-01-01' } }],
  ['a period that is no date', { period: { from: '2026-02-30', until: '2026-03-31' } }],
  ['a record id twice', { records: [makeRecord(1), makeRecord(1)] }],
  ['a record without a time', { records: [makeRecord(1, { receivedAt: 'yesterday' })] }],
])('the caller may not give %s', (_what, overrides) => {
  expect(() => evaluate(makeInput(overrides))).toThrow(expect.objectContaining({ code: 'input_invalid' }));
});

describe('the evaluation document', () => {
  /** If this changes, so must the version of the engine: the same version promises the same bytes. */
  test('has the bytes that this version of the engine promises', () => {
    const records = [makeRecord(1), makeRecord(2, { facts: { type: 'jpg' } })];
    const evaluation = evaluate(makeInput({ profile: makeProfile({ min_records: 2 }), records }));
    expect(evaluation.engine.version).toBe('1.0.0');
    expect(evaluationSha256(evaluation)).toBe('65e9a117991e26b599028eebbe2d39a6a430a05c187361e17f67f3a7a43cb649');
    expect(evaluationSha256(evaluation)).toBe(sha256Hex(writeEvaluation(evaluation)));
  });

  test('is refused when it is not canonical, or not an evaluation', () => {
    const bytes = writeEvaluation(evaluate(makeInput()));
    expect(() => parseEvaluation(bytes.subarray(1))).toThrow(expect.objectContaining({ code: 'evaluation_json' }));
    expect(() => parseEvaluation(new TextEncoder().encode('{}'))).toThrow(
      expect.objectContaining({ code: 'evaluation_schema' }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { BLOCKER_CODES, type BlockerCode } from './blocker-codes.ts';
import { type EvaluationInput, evaluate } from './evaluate.ts';
import type { RecordFacts } from './facts.ts';
import { makeInput, makeProfile, makeRecord } from './fixtures.ts';
import { jsonSchemaSha256 } from './parse-profile.ts';
import type { Requirement } from './profile-schema.ts';

/** A packet with one requirement and one record, both changed as the case needs. */
function packet(requirement: Partial<Requirement>, facts: Partial<RecordFacts> = {}): EvaluationInput {
  return makeInput({ profile: makeProfile(requirement), records: [makeRecord(1, { facts })] });
}

const schema = { type: 'array' };
const when = { name: 'When', aliases: [] };
const result = { name: 'Result', aliases: ['Outcome'] };
const headers: { match: 'all'; columns: { name: string; aliases: string[] }[] } = {
  match: 'all',
  columns: [when, result],
};
const effective = { must_cover_period: false, max_age_days: 100, required: true };
const covering = { must_cover_period: true, max_age_days: null, required: true };
const pdfRule = { type: 'pdf', min_pages: 2, allow_owner_encryption: false, min_text_characters: 200 } as const;
const wordRule = { type: 'document', min_characters: 200, allow_tracked_changes: false } as const;
const reviewer = { id: 'reviewer', title: 'Reviewer', type: 'text', required: true, max_length: 200 } as const;
const reviewedOn = { id: 'reviewed_on', title: 'Reviewed on', type: 'date', required: false } as const;
const dated = (effectiveFrom: string | null, effectiveUntil: string | null) => [
  makeRecord(1, { effectiveFrom, effectiveUntil }),
];

/** The smallest packet that earns each code; the catalogue's example is what the evaluator says about it. */
const CASES: Record<BlockerCode, EvaluationInput> = {
  requirement_missing: makeInput({ records: [] }),
  too_few_records: packet({ min_records: 2 }),
  too_many_records: makeInput({ profile: makeProfile({ max_records: 1 }), records: [makeRecord(1), makeRecord(2)] }),
  duplicate_record: makeInput({
    records: [makeRecord(1), makeRecord(2, { facts: { sha256: makeRecord(1).facts.sha256 } })],
  }),
  images_only: packet({ document: true }, { type: 'png' }),
  record_refused: packet({}, { refusal: { code: 'macros', detail: 'the workbook holds macros' } }),
  record_encrypted: packet({}, { pdf: { pages: 0, encryption: 'user', textCharacters: 0, title: null } }),
  record_unreadable: packet({}, { problem: { code: 'damaged', detail: 'no pages' } }),
  type_not_accepted: packet({}, { type: 'jpg' }),
  pdf_too_few_pages: packet(
    { content: [pdfRule] },
    { pdf: { pages: 1, encryption: 'none', textCharacters: 500, title: null } },
  ),
  pdf_restricted: packet(
    { content: [pdfRule] },
    { pdf: { pages: 2, encryption: 'owner', textCharacters: 500, title: null } },
  ),
  pdf_too_little_text: packet(
    { content: [pdfRule] },
    { pdf: { pages: 2, encryption: 'none', textCharacters: 12, title: null } },
  ),
  table_headers_missing: packet(
    { content: [{ type: 'table', headers, min_rows: 1 }] },
    { type: 'csv', tables: [{ name: '', headers: ['When', 'Who'], rows: 4 }] },
  ),
  table_too_few_rows: packet(
    { content: [{ type: 'table', headers, min_rows: 2 }] },
    { type: 'csv', tables: [{ name: '', headers: ['when', 'OUTCOME'], rows: 1 }] },
  ),
  json_schema_mismatch: packet(
    { accepted_types: ['json'], content: [{ type: 'json', schema }] },
    {
      type: 'json',
      json: {
        rootType: 'array',
        members: [],
        schemaErrors: { [jsonSchemaSha256(schema)]: ['/0 must have the member "result"'] },
      },
    },
  ),
  json_schema_unchecked: packet(
    { accepted_types: ['json'], content: [{ type: 'json', schema }] },
    {
      type: 'json',
      json: { rootType: 'array', members: [], schemaErrors: { [jsonSchemaSha256({ type: 'object' })]: [] } },
    },
  ),
  document_too_short: packet(
    { accepted_types: ['docx'], content: [wordRule] },
    { type: 'docx', document: { characters: 12, macros: false, trackedChanges: false } },
  ),
  document_tracked_changes: packet(
    { accepted_types: ['docx'], content: [wordRule] },
    { type: 'docx', document: { characters: 900, macros: false, trackedChanges: true } },
  ),
  text_too_short: packet(
    { accepted_types: ['md'], content: [{ type: 'text', min_characters: 200 }] },
    { type: 'md', text: { lines: 1, characters: 12, firstLine: '# Policy' } },
  ),
  image_too_small: packet(
    { content: [{ type: 'image', min_width: 640, min_height: 360 }] },
    { type: 'png', image: { width: 120, height: 80 } },
  ),
  declaration_missing: packet({ fields: [reviewer] }),
  declaration_invalid: {
    ...packet({ fields: [reviewedOn] }),
    declarations: { 'TEST-01.A': { reviewed_on: '31 March 2026' } },
  },
  effective_dates_missing: packet({ effective }),
  effective_dates_invalid: { ...packet({}), records: dated('2026-03-31', '2026-01-01') },
  effective_in_future: { ...packet({ effective }), records: dated('2062-01-01', null) },
  effective_too_old: { ...packet({ effective }), records: dated('2025-10-01', '2025-12-31') },
  effective_does_not_cover_period: { ...packet({ effective: covering }), records: dated('2025-06-01', '2026-01-31') },
  period_missing: { ...packet({ effective: covering }), records: dated('2025-06-01', null), period: null },
  requirement_unknown: makeInput({ records: [makeRecord(1, { requirementIds: ['TEST-01.A', 'OTHER-01.POL'] })] }),
  record_unassigned: makeInput({ records: [makeRecord(1), makeRecord(2, { requirementIds: [] })] }),
  declaration_unknown: {
    ...packet({ fields: [{ ...reviewer, required: false }, reviewedOn] }),
    declarations: { 'TEST-01.A': { reviewed_by: 'M. Haddad' } },
  },
};

describe('every code of the catalogue', () => {
  test.each(BLOCKER_CODES)('$code is what its smallest packet earns', ({ code, severity, example }) => {
    const evaluation = evaluate(CASES[code]);
    const earned = evaluation.blockers.filter((blocker) => blocker.code === code);
    expect(earned).toHaveLength(1);
    expect(earned[0]).toMatchObject({ severity, expected: example.expected, found: example.found });
    expect(earned[0]!.remedy).not.toBe('');
    expect(evaluation.outcome).toBe(severity === 'blocker' ? 'FAIL' : 'PASS');
  });

  test('is there once', () => {
    expect(new Set(BLOCKER_CODES.map(({ code }) => code)).size).toBe(BLOCKER_CODES.length);
  });
});

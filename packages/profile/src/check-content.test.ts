import { describe, expect, test } from 'vitest';
import type { BlockerCode } from './blocker-codes.ts';
import { checkContent } from './check-content.ts';
import type { ContentRule } from './content-rule-schema.ts';
import type { RecordFacts } from './facts.ts';
import { makeRecord } from './fixtures.ts';

type Case = [what: string, rule: ContentRule, facts: Partial<RecordFacts>, codes: BlockerCode[]];

const pdf = { type: 'pdf', min_pages: 2, allow_owner_encryption: true, min_text_characters: 100 } as const;
const image = { type: 'image', min_width: 640, min_height: 360 } as const;
const all: ContentRule = {
  type: 'table',
  headers: {
    match: 'all',
    columns: [
      { name: 'E-mail', aliases: [] },
      { name: 'Decision', aliases: ['Outcome'] },
    ],
  },
  min_rows: 1,
};
const any: ContentRule = { ...all, headers: { ...all.headers!, match: 'any' } };
const sheet = (headers: string[], rows: number, name = 'Sheet1') => ({ name, headers, rows });

const CASES: Case[] = [
  [
    'pages and text at the limit',
    pdf,
    { pdf: { pages: 2, encryption: 'owner', textCharacters: 100, title: null } },
    [],
  ],
  [
    'one below both limits',
    pdf,
    { pdf: { pages: 1, encryption: 'none', textCharacters: 99, title: null } },
    ['pdf_too_few_pages', 'pdf_too_little_text'],
  ],
  [
    'no limit of text for a scan',
    { ...pdf, min_text_characters: 0 },
    { pdf: { pages: 2, encryption: 'none', textCharacters: 0, title: null } },
    [],
  ],
  ['a rule for another type', image, { pdf: { pages: 1, encryption: 'none', textCharacters: 0, title: null } }, []],
  ['an upright image', image, { type: 'jpg', image: { width: 360, height: 640 } }, []],
  ['one pixel short', image, { type: 'png', image: { width: 640, height: 359 } }, ['image_too_small']],
  ['headers in another spelling and order', all, { type: 'csv', tables: [sheet(['OUTCOME', ' e mail '], 1)] }, []],
  ['full-width and ligature headers', all, { type: 'csv', tables: [sheet(['Ｅ－ｍａｉｌ', 'Decision'], 1)] }, []],
  [
    'a header that only begins alike',
    all,
    { type: 'csv', tables: [sheet(['Email2', 'Decision'], 1)] },
    ['table_headers_missing'],
  ],
  ['one of two headers where one is enough', any, { type: 'csv', tables: [sheet(['Decision'], 1)] }, []],
  ['none of the headers', any, { type: 'csv', tables: [sheet(['Name'], 1)] }, ['table_headers_missing']],
  [
    'headers split over two sheets',
    all,
    { type: 'xlsx', tables: [sheet(['E-mail'], 9), sheet(['Decision'], 9, 'B')] },
    ['table_headers_missing'],
  ],
  [
    'rows in another sheet than the headers',
    all,
    { type: 'xlsx', tables: [sheet(['E-mail', 'Decision'], 0), sheet(['Other'], 9, 'B')] },
    ['table_too_few_rows'],
  ],
  [
    'headers in the second sheet',
    all,
    { type: 'xlsx', tables: [sheet([], 0), sheet(['E-mail', 'Decision'], 1, 'B')] },
    [],
  ],
  [
    'any table where no header is asked for',
    { type: 'table', headers: null, min_rows: 1 },
    { type: 'csv', tables: [sheet([], 0)] },
    ['table_too_few_rows'],
  ],
  ['a workbook without sheets', all, { type: 'xlsx', tables: [] }, ['record_unreadable']],
  ['no JSON facts', { type: 'json', schema: {} }, { type: 'json' }, ['json_schema_unchecked']],
];

describe('content rules', () => {
  test.each(CASES)('%s', (_what, rule, facts, codes) => {
    const findings = checkContent(rule, makeRecord(1, { facts }));
    expect(findings.flatMap(({ code }) => (code === null ? [] : [code]))).toEqual(codes);
  });

  test.each(['table', 'document', 'image', 'text', 'pdf'] as const)(
    'a missing fact is never taken as satisfied: %s',
    (kind) => {
      const rules: Record<typeof kind, [ContentRule, RecordFacts['type']]> = {
        table: [all, 'csv'],
        document: [{ type: 'document', min_characters: 0, allow_tracked_changes: true }, 'docx'],
        image: [{ ...image, min_width: 0, min_height: 0 }, 'png'],
        text: [{ type: 'text', min_characters: 0 }, 'md'],
        pdf: [{ ...pdf, min_text_characters: 0 }, 'pdf'],
      };
      const [rule, type] = rules[kind];
      const record = makeRecord(1, { facts: { type } });
      delete record.facts.pdf;
      expect(checkContent(rule, record).map(({ code }) => code)).toEqual(['record_unreadable']);
    },
  );

  test('lists five schema errors and counts them all', () => {
    const errors = Array.from({ length: 9 }, (_, index) => `error ${index}`);
    const record = makeRecord(1, {
      facts: { type: 'json', json: { rootType: 'array', members: [], schemaErrors: {} } },
    });
    const rule = { type: 'json', schema: {} } as const;
    record.facts.json!.schemaErrors['44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'] = errors;
    expect(checkContent(rule, record)[0]).toMatchObject({
      code: 'json_schema_mismatch',
      found: '9 errors: error 0; error 1; error 2; error 3; error 4; …',
    });
  });
});

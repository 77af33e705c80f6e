import { unreadable } from './check-readable.ts';
import type { ContentRuleOf } from './content-rule-schema.ts';
import type { RecordFacts, SubmittedRecord } from './facts.ts';
import { type Finding, met } from './finding.ts';
import { jsonSchemaSha256 } from './parse-profile.ts';
import { cleanText, countOf } from './plain-text.ts';

type Table = NonNullable<RecordFacts['tables']>[number];
type HeaderRule = NonNullable<ContentRuleOf<'table'>['headers']>;
type Match = { table: Table; missing: string[]; fits: boolean };

/** Errors of one record that a message lists; the count tells the rest. */
const MAX_LISTED_ERRORS = 5;
/** Header names of one record that a message lists. */
const MAX_LISTED_HEADERS = 12;

/** Looks for the headers and the rows in a CSV table, or in one and the same sheet of a workbook (spec/profiles.md 4.4). */
export function checkTable(rule: ContentRuleOf<'table'>, record: SubmittedRecord): Finding[] {
  const { tables } = record.facts;
  if (tables === undefined || tables.length === 0) return [unreadable(record, 'no table was found')];
  const matches = tables.map((table) => matchHeaders(table, rule.headers));
  const fitting = matches.filter((match) => match.fits);
  const findings: Finding[] = [];
  if (rule.headers !== null) findings.push(reportHeaders(rule.headers, matches, fitting.length > 0, record));
  // Rows are counted in the tables that have the headers: a full sheet beside an empty register does not fill it.
  if (fitting.length > 0) findings.push(reportRows(rule.min_rows, fitting, record));
  return findings;
}

function matchHeaders(table: Table, rule: HeaderRule | null): Match {
  if (rule === null) return { table, missing: [], fits: true };
  const present = new Set(table.headers.map(foldHeader));
  const missing = rule.columns
    .filter((column) => ![column.name, ...column.aliases].some((name) => present.has(foldHeader(name))))
    .map((column) => column.name);
  const fits = rule.match === 'all' ? missing.length === 0 : missing.length < rule.columns.length;
  return { table, missing, fits };
}

/**
 * The form in which headers are compared: NFKC, lower case, without spaces and punctuation (`E-mail`, `e mail` and `EMAIL` are one).
 * Two names that differ in their letters or digits stay different.
 */
function foldHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function reportHeaders(rule: HeaderRule, matches: readonly Match[], fits: boolean, record: SubmittedRecord): Finding {
  const names = rule.columns.map((column) => column.name).join(', ');
  const expected = rule.match === 'all' ? `columns: ${names}` : `at least one of the columns: ${names}`;
  if (fits) return met('content', expected, 'present', [record]);
  const closest = matches.toSorted((a, b) => a.missing.length - b.missing.length)[0]!;
  const sheet = matches.length > 1 ? `closest sheet "${cleanText(closest.table.name)}": ` : '';
  const present = closest.table.headers.slice(0, MAX_LISTED_HEADERS).map(cleanText).join(', ');
  const more = closest.table.headers.length > MAX_LISTED_HEADERS ? ', …' : '';
  return {
    rule: 'content',
    code: 'table_headers_missing',
    expected,
    found: `${sheet}missing: ${closest.missing.join(', ')}; present: ${present === '' ? 'no header' : present}${more}`,
    remedy: `Give the table a header row with: ${closest.missing.join(', ')}.`,
    records: [record],
  };
}

function reportRows(minRows: number, fitting: readonly Match[], record: SubmittedRecord): Finding {
  const rows = Math.max(...fitting.map((match) => match.table.rows));
  const expected = `at least ${countOf(minRows, 'row')}`;
  if (rows >= minRows) return met('content', expected, countOf(rows, 'row'), [record]);
  return {
    rule: 'content',
    code: 'table_too_few_rows',
    expected,
    found: countOf(rows, 'row'),
    remedy: 'Export the table again with all its rows, and check the filter and the dates of the export.',
    records: [record],
  };
}

/** Reads the verdict of the JSON Schema validator, which ran at inspection, for exactly the schema of the rule. */
export function checkJson(rule: ContentRuleOf<'json'>, record: SubmittedRecord): Finding {
  const errors = record.facts.json?.schemaErrors[jsonSchemaSha256(rule.schema)];
  if (errors === undefined) {
    return {
      rule: 'content',
      code: 'json_schema_unchecked',
      expected: 'a check against the schema of the profile',
      found: 'no check',
      remedy:
        'Inspect the record again; the service does this when the record is assigned. If it stays, tell the issuer.',
      records: [record],
    };
  }
  const expected = 'JSON that fits the schema of the profile';
  if (errors.length === 0) return met('content', expected, 'fits', [record]);
  const listed = errors.slice(0, MAX_LISTED_ERRORS).join('; ');
  const more = errors.length > MAX_LISTED_ERRORS ? '; …' : '';
  return {
    rule: 'content',
    code: 'json_schema_mismatch',
    expected,
    found: `${countOf(errors.length, 'error')}: ${listed}${more}`,
    remedy: 'Correct the members that are named, and submit the record again.',
    records: [record],
  };
}

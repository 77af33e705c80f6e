import type { Evaluation } from './evaluation-schema.ts';

const COLUMNS = [
  'severity',
  'code',
  'requirement_id',
  'requirement_title',
  'expected',
  'found',
  'remedy',
  'record_id',
  'original_name',
  'sha256',
] as const;

/** What makes a spreadsheet read a cell as a formula, in plain and in full width (OWASP, CSV Injection). */
const FORMULA_START = /^[\s\p{Cc}\u200B-\u200F\u2060\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * Writes the blockers and notices as CSV (RFC 4180: CRLF, every cell quoted), one line for each affected record, or one
 * line when no record is affected. On PASS without notices it is the header line alone. UTF-8, no byte order mark.
 *
 * File names and declared values come from clients: a cell that a spreadsheet would run starts with an apostrophe.
 */
export function renderBlockersCsv(evaluation: Evaluation): string {
  const titles = new Map(evaluation.requirements.map((requirement) => [requirement.id, requirement.title]));
  const rows = evaluation.blockers.flatMap((blocker) => {
    const { severity, code, requirement_id: id, expected, found, remedy } = blocker;
    const start = [severity, code, id ?? '', id === null ? '' : (titles.get(id) ?? ''), expected, found, remedy];
    if (blocker.affected.length === 0) return [[...start, '', '', '']];
    return blocker.affected.map((record) => [...start, record.record_id, record.original_name, record.sha256]);
  });
  return [COLUMNS, ...rows].map((row) => `${row.map(quoteCell).join(',')}\r\n`).join('');
}

function quoteCell(value: string): string {
  const cell = FORMULA_START.test(value) ? `'${value}` : value;
  return `"${cell.replaceAll('"', '""')}"`;
}

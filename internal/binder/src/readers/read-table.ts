import type { BinderLimits } from '../limits.ts';
import { type Coverage, measureColumns, splitGraphemes, toPrintable, wrapLine } from '../printable.ts';
import { parseCsv } from './parse-csv.ts';
import { decodeStart, readText } from './read-text.ts';
import type { Reading } from './reading.ts';

/** Characters of 6.5 point monospaced type on one line of the page, cell padding taken off per column. */
const PORTRAIT_COLUMNS = 134;
const LANDSCAPE_COLUMNS = 196;
const PADDING_COLUMNS = 2;
const NARROWEST_COLUMN = 5;
/** A longer cell is prose; it reads better as text, and nothing may be cut inside a cell. */
const MAX_CELL_CHARACTERS = 400;
/** A row of 12 cells of 400 characters each, four bytes a character. */
const MAX_ROW_BYTES = 20_000;

/** Prints CSV as a table when it is one plain table of a printable width, else as text. */
export function readTable(bytes: Uint8Array, limits: BinderLimits, coverage: Coverage): Reading {
  const byteLimit = limits.tableRows * MAX_ROW_BYTES;
  const text = decodeStart(bytes, byteLimit);
  if (text === null) return { kind: 'slip', reason: 'text_not_utf8' };
  const parsed = parseCsv(text, {
    rows: limits.tableRows + 1,
    columns: limits.tableColumns,
    cellCharacters: MAX_CELL_CHARACTERS,
  });
  if (parsed === null) return readText(bytes, limits, coverage);
  const rows = parsed.rows.map((row) => row.map((cell) => toPrintable(cell.replaceAll(/[\t\r\n]+/g, ' '), coverage)));
  const { widths, landscape } = chooseWidths(rows);
  const wrapped = rows.map((row) => row.map((cell, column) => wrapLine(cell, widths[column]!)));
  const totalRows = parsed.complete ? rows.length - 1 : countRecords(bytes);
  return { kind: 'table', landscape, widths, head: wrapped[0]!, rows: wrapped.slice(1), totalRows };
}

/** Each column as wide as its longest cell; where that is too much for the page, the widest columns give way. */
function chooseWidths(rows: string[][]): { widths: number[]; landscape: boolean } {
  const natural = rows[0]!.map((_, column) =>
    Math.max(NARROWEST_COLUMN, ...rows.map((row) => measureText(row[column]!))),
  );
  const padding = natural.length * PADDING_COLUMNS;
  const total = natural.reduce((sum, width) => sum + width, padding);
  const landscape = total > PORTRAIT_COLUMNS;
  const room = (landscape ? LANDSCAPE_COLUMNS : PORTRAIT_COLUMNS) - padding;
  return { widths: shareRoom(natural, room), landscape };
}

/** Lowers one common cap until the columns fit: narrow columns keep their width, wide ones end up equal. */
function shareRoom(natural: number[], room: number): number[] {
  let cap = Math.max(...natural);
  const capped = (): number[] => natural.map((width) => Math.min(width, cap));
  while (cap > NARROWEST_COLUMN && capped().reduce((sum, width) => sum + width, 0) > room) cap -= 1;
  return capped();
}

function measureText(text: string): number {
  return splitGraphemes(text).reduce((sum, grapheme) => sum + measureColumns(grapheme), 0);
}

/** Line feeds outside quotes, the head not counted: exact for RFC 4180 and cheap for a file that is not decoded whole. */
function countRecords(bytes: Uint8Array): number {
  let quoted = false;
  let records = 0;
  for (const byte of bytes) {
    if (byte === 0x22) quoted = !quoted;
    else if (byte === 0x0a && !quoted) records += 1;
  }
  return bytes.at(-1) === 0x0a ? records - 1 : records;
}

import { strFromU8, strToU8, zipSync } from 'fflate';
import readWorkbook, { type CellValue, type Row } from 'read-excel-file/universal';
import { cutSheet, MAX_ROWS } from './cut-sheet.ts';
import type { OfficeAnswer, SheetRows } from './office-answer.ts';
import { openParts } from './open-parts.ts';

const MAX_SHEETS = 50;
const MAX_COLUMNS = 50;
/** A cell may hold 32,767 characters; a table that shows them all is not readable. */
const MAX_CELL_CHARACTERS = 500;
/** Texts that the cells of all sheets share, and styles; sheets are cut to their first rows. */
const MAX_SHARED_BYTES = 16_000_000;

/** Reads the first rows of each sheet of an XLSX. */
export async function readXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<OfficeAnswer> {
  const parts = openParts(bytes, (name) => /\.(?:xml|rels)$/i.test(name));
  if (parts === null) return TOO_LARGE;
  let cut = false;
  for (const [name, content] of Object.entries(parts)) {
    const sheet = cutSheet(strFromU8(content));
    if (sheet !== null) {
      cut ||= sheet.cut;
      parts[name] = strToU8(sheet.text);
    } else if (content.length > MAX_SHARED_BYTES) return TOO_LARGE;
  }
  // Packed without compression: the library would start workers of its own to inflate, which the page's policy forbids.
  const found = await readWorkbook(zipSync(parts, { level: 0 }).buffer as ArrayBuffer);
  const sheets = found.slice(0, MAX_SHEETS).map(({ sheet, data }) => readSheet(sheet, data, cut));
  return { kind: 'workbook', sheets, sheetsInAll: found.length };
}

const TOO_LARGE: OfficeAnswer = { kind: 'refused', reason: 'too_large' };

function readSheet(name: string, data: readonly Row[], cut: boolean): SheetRows {
  const rows = data.slice(0, MAX_ROWS).map((row) => row.slice(0, MAX_COLUMNS).map(textOf));
  // Which of the sheets were cut is not known by their names; rows that are there but not shown show by these.
  const cutHere = cut && (data.length === 0 || data.length >= MAX_ROWS);
  const more = cutHere || data.some(({ length }) => length > MAX_COLUMNS);
  return { name, rows, more };
}

function textOf(value: CellValue | null): string {
  if (value === null) return '';
  // Days and times in a workbook have no zone: they are shown as they were typed.
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T00:00', '').replace('T', ' ');
  return String(value).slice(0, MAX_CELL_CHARACTERS);
}

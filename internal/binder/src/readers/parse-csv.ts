/** Stops early where a table could not be shown anyway. */
export type CsvLimits = { rows: number; columns: number; cellCharacters: number };

const SEPARATORS = [',', ';', '\t'];

/**
 * Reads RFC 4180 text: quoted fields, doubled quotes, any line end. Null when the text is not one plain table (an open or
 * stray quote, rows of different length, one column only, or beyond `limits`): it is then printed as text, character by character.
 */
export function parseCsv(text: string, limits: CsvLimits): { rows: string[][]; complete: boolean } | null {
  const separator = findSeparator(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = readCell(text, at, separator);
    if (cell === null || cell.value.length > limits.cellCharacters) return null;
    row.push(cell.value);
    if (row.length > limits.columns) return null;
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    if (row.length < 2 || (rows[0] && rows[0].length !== row.length)) return null;
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (rows.length > limits.rows) return { rows: rows.slice(0, limits.rows), complete: false };
  }
  return rows.length === 0 ? null : { rows, complete: true };
}

function readCell(text: string, start: number, separator: string): { value: string; end: number } | null {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
    const value = text.slice(start, end);
    return value.includes('"') ? null : { value, end };
  }
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const next = text[quote + 1];
      const ends = next === undefined || next === separator || next === '\n' || next === '\r';
      return ends ? { value, end: quote + 1 } : null;
    }
    value += '"';
    at = quote + 2;
  }
}

/** The separator that splits the first line most often. */
function findSeparator(text: string): string {
  const firstLine = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)));
  const count = (separator: string): number => firstLine.split(separator).length;
  return SEPARATORS.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

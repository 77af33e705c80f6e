export const MAX_ROWS = 200;

/** A row or a cell as it begins. */
const PLACE = /<(?:\w+:)?(row|c)\b([^>]*)>/g;
const ADDRESS = /\br\s*=\s*["']([A-Za-z]*)(\d+)["']/;

/**
 * Leaves the first rows of the XML of a sheet, or gives null for another part. The library makes every row up to the last one, and
 * one cell in the last corner of a sheet would make seventeen thousand million cells. Cells may lack their address (ECMA-376,
 * 18.3.1.4), without which the library does not read them: they get it.
 */
export function cutSheet(xml: string): { text: string; cut: boolean } | null {
  const sheetData = /<(\w+:)?sheetData\b[^>]*>/.exec(xml);
  if (sheetData === null) return null;
  const prefix = sheetData[1] ?? '';
  const pieces: string[] = [];
  let written = 0;
  let rowAt = 0;
  let row = 0;
  let column = 0;
  PLACE.lastIndex = sheetData.index;
  for (let place = PLACE.exec(xml); place !== null; place = PLACE.exec(xml)) {
    const [tag, kind, attributes = ''] = place;
    const [, letters = '', number] = ADDRESS.exec(attributes) ?? [];
    if (kind === 'row') {
      row = number === undefined ? row + 1 : Number(number);
      column = 0;
      rowAt = place.index;
    } else {
      column = number === undefined ? column + 1 : numberOf(letters);
      if (number !== undefined) row = Number(number);
    }
    if (row > MAX_ROWS) {
      const end = `</${prefix}sheetData></${prefix}worksheet>`;
      return { text: pieces.join('') + xml.slice(written, Math.max(written, rowAt)) + end, cut: true };
    }
    if (kind === 'c' && number === undefined) {
      const nameEnds = place.index + tag.length - attributes.length - 1;
      pieces.push(xml.slice(written, nameEnds), ` r="${lettersOf(column)}${row}"`);
      written = nameEnds;
    }
  }
  return { text: pieces.join('') + xml.slice(written), cut: false };
}

/** A, B, … Z, AA: the name of the column with this number, from 1. */
export function lettersOf(column: number): string {
  const before = column <= 26 ? '' : lettersOf(Math.floor((column - 1) / 26));
  return before + String.fromCharCode(65 + ((column - 1) % 26));
}

function numberOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

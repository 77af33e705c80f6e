import type { SaxesTagNS } from 'saxes';
import { InspectError } from '../inspect-error.ts';
import { FACT_TEXT_CHARACTERS, TABLE_COLUMNS } from '../limits.ts';
import type { OfficePackage } from './open-package.ts';
import { readAttribute } from './read-xml.ts';
import type { TextCollector } from './text-collector.ts';

/** A sheet as read from its part: headers are texts, or numbers of shared strings that are looked up later. */
export type SheetFacts = { headers: (string | number)[]; sharedHeaders: number[]; rows: number };

/** Streams a worksheet (ISO/IEC 29500-1, 18.3.1): rows with a value are counted, the first of them is the header. */
export async function readSheet(office: OfficePackage, part: string, text: TextCollector): Promise<SheetFacts> {
  const headers: (string | number)[] = [];
  let rowsWithValue = 0;
  let rowHasValue = false;
  let cellType = '';
  let value = '';
  let inValue = false;

  /** A cell counts when it holds a value; the column it stands in does not matter. */
  function endCell(): void {
    if (value === '') return;
    rowHasValue = true;
    if (cellType !== 's') text.add(`${value}\n`);
    if (rowsWithValue > 0) return;
    if (headers.length === TABLE_COLUMNS)
      throw new InspectError('inspection_limits', `more than ${TABLE_COLUMNS} columns`);
    headers.push(cellType === 's' ? readIndex(value) : value.slice(0, FACT_TEXT_CHARACTERS));
  }

  await office.readXml(part, {
    open(tag) {
      if (tag.local === 'row') rowHasValue = false;
      if (tag.local === 'c') {
        cellType = readAttribute(tag, 't') ?? '';
        value = '';
      }
      inValue = holdsValue(tag, cellType);
    },
    text(piece) {
      if (inValue) value += piece;
    },
    close(tag) {
      inValue = false;
      if (tag.local === 'c') endCell();
      if (tag.local === 'row' && rowHasValue) rowsWithValue += 1;
    },
  });
  const sharedHeaders = headers.filter((header) => typeof header === 'number');
  return { headers, sharedHeaders, rows: Math.max(rowsWithValue - 1, 0) };
}

/** `v` holds the value, or `t` the text of an inline string; the formula `f` is not what the sheet shows. */
function holdsValue(tag: SaxesTagNS, cellType: string): boolean {
  return tag.local === 'v' || (cellType === 'inlineStr' && tag.local === 't');
}

function readIndex(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InspectError('damaged', 'a cell points to no text');
  return Number(value);
}

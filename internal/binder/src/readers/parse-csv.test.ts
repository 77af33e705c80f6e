import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './parse-csv.ts';

const LIMITS = { rows: 100, columns: 5, cellCharacters: 50 };
const parse = (text: string) => parseCsv(text, LIMITS)?.rows ?? null;

describe('parseCsv', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\r\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a\tb\r1\t2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n"x, ""y""\nz",\n',
      [
        ['a', 'b'],
        ['x, "y"\nz', ''],
      ],
    ],
    [
      'a,b\n,',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
  ])('reads %j', (text, rows) => expect(parse(text)).toEqual(rows));

  it.each([
    '',
    'one column\nonly\n',
    'a,b\n1\n',
    'a,b\n"open',
    'a,b\n"x"y,1\n',
    'a,b\nx"y,1\n',
    'a,b\n\n1,2\n',
    'a,b,c,d,e,f\n',
  ])('leaves %j to be printed as text', (text) => expect(parse(text)).toBeNull());

  it('stops at the row limit', () => {
    expect(parseCsv('a,b\n'.repeat(9), { ...LIMITS, rows: 3 })).toEqual({
      rows: [
        ['a', 'b'],
        ['a', 'b'],
        ['a', 'b'],
      ],
      complete: false,
    });
  });

  it('reads back what RFC 4180 writes', () => {
    const cell = fc.string({ maxLength: 12 });
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 });
    const write = (rows: [string, string][]) =>
      rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
    fc.assert(
      fc.property(table, (rows) => {
        expect(parse(`"h","i"\r\n${write(rows)}`)).toEqual([['h', 'i'], ...rows]);
      }),
    );
  });
});

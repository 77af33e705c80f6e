import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test.each([
  ['plain text', 'plain text'],
  ['line\nbreak\ttab\u001b[31m', 'line\ufffdbreak\ufffdtab\ufffd[31m'],
  ['\u202efdp.exe', '\ufffdfdp.exe'],
  ['\ud800 alone, \ud83d\ude00 a pair', '\ufffd alone, \ud83d\ude00 a pair'],
  ['e\u0301', '\u00e9'],
])('%j is shown as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('a long text is cut, and never inside a character', () => {
  expect(printable('x'.repeat(500))).toBe(`${'x'.repeat(400)}…`);
  expect(printable(`${'x'.repeat(399)}\ud83d\ude00`).isWellFormed()).toBe(true);
});

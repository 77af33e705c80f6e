import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { throwsWithCode } from '../test/throws-with-code.ts';
import { checkPath, EVIDENCE_FOLDER, evidencePath, storableName } from './index.ts';

const names = fc.string({ unit: 'binary', maxLength: 300 });

describe('storableName', () => {
  it.each([
    ['rapport financier é.pdf', 'rapport financier é.pdf'],
    ['e\u0301.txt', 'é.txt'],
    ['a\u0000b\tc\nd\u0085', 'a\uFFFDb\uFFFDc\uFFFDd\uFFFD'],
    ['invoice\u202Efdp.exe', 'invoice\uFFFDfdp.exe'],
    ['\uD800 alone, \u{1F600} paired', '\uFFFD alone, \u{1F600} paired'],
    ['', 'unnamed'],
  ])('%j is stored as %j', (name, expected) => expect(storableName(name)).toBe(expected));

  it('gives a name that is well-formed, NFC, short enough and its own storable name', () => {
    fc.assert(
      fc.property(names, (name) => {
        const stored = storableName(name);
        expect(stored.isWellFormed()).toBe(true);
        expect(stored.normalize('NFC')).toBe(stored);
        expect(stored).not.toBe('');
        expect(storableName(stored)).toBe(stored);
      }),
    );
  });

  it('cuts between characters, not inside one', () => {
    expect(storableName(`${'a'.repeat(1023)}\u{1F600}`)).toBe('a'.repeat(1023));
  });
});

describe('evidencePath', () => {
  it.each([
    [1, 'Quarterly Report.PDF', 'evidence/001-quarterly-report.pdf'],
    [12, 'C:\\Users\\me\\Relevé d’activité (v2).xlsx', 'evidence/012-releve-d-activite-v2.xlsx'],
    [7, 'folder/con.txt', 'evidence/007-con.txt'],
    [1234, 'доклад.docx', 'evidence/1234-record.docx'],
    [3, '.env', 'evidence/003-env'],
    [3, 'archive.tar.gz', 'evidence/003-archive-tar.gz'],
    [3, 'name.with space', 'evidence/003-name-with-space'],
    [3, 'trailing.', 'evidence/003-trailing'],
    [3, '', 'evidence/003-record'],
  ])('exhibit %i, %j: %s', (number, name, path) => expect(evidencePath(number, name)).toBe(path));

  it('is a valid path for every name, and unique by its number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 6 }), names, (number, name) => {
        const path = evidencePath(number, name);
        checkPath(path);
        expect(path.startsWith(EVIDENCE_FOLDER)).toBe(true);
        expect(evidencePath(number + 1, name)).not.toBe(path);
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses exhibit number %d', (number) =>
    throwsWithCode('path_character', () => evidencePath(number, 'a')),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { throwsWithCode } from '../test/throws-with-code.ts';
import { checkPath, checkPathSet, comparePaths, KitError } from './index.ts';

const segments = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}[A-Za-z0-9_-]$/).filter((s) => !isDevice(s));
const paths = fc.array(segments, { minLength: 1, maxLength: 12 }).map((parts) => parts.join('/'));

function isDevice(segment: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(segment.split('.')[0]!);
}

describe('checkPath', () => {
  it('accepts every path that follows the rules, and its folders', () => {
    fc.assert(
      fc.property(paths, (path) => {
        checkPath(path);
        if (path.includes('/')) checkPath(path.slice(0, path.lastIndexOf('/')));
      }),
    );
  });

  it.each([
    ['path_empty', ''],
    ['path_too_long', `${'a'.repeat(100)}/`.repeat(4)],
    ['path_too_deep', 'a/'.repeat(12).concat('a')],
    ['path_segment_empty', '/etc/passwd'],
    ['path_segment_empty', 'evidence//a'],
    ['path_segment_empty', 'evidence/'],
    ['path_segment_too_long', 'a'.repeat(121)],
    ['path_character', '../a'],
    ['path_character', 'evidence/./a'],
    ['path_character', 'evidence\\a'],
    ['path_character', 'C:a'],
    ['path_character', '.hidden'],
    ['path_character', '-rf'],
    ['path_character', 'a b'],
    ['path_character', 'a\u0000'],
    ['path_character', 'a\n'],
    ['path_character', 'é'],
    ['path_character', 'a\u202Efdp.exe'],
    ['path_trailing_dot', 'a./b'],
    ['path_device_name', 'evidence/NUL'],
    ['path_device_name', 'aux.txt'],
    ['path_device_name', 'com1.tar.gz'],
  ] as const)('refuses with %s: %j', (code, path) => throwsWithCode(code, () => checkPath(path)));

  it('refuses a valid path once any character outside the alphabet gets into it', () => {
    fc.assert(
      fc.property(paths, fc.nat(), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (path, at, character) => {
        fc.pre(!/^[A-Za-z0-9._/-]$/.test(character));
        const position = at % (path.length + 1);
        expect(() => checkPath(path.slice(0, position) + character + path.slice(position))).toThrow(KitError);
      }),
    );
  });

  it('keeps control characters of a hostile path out of its message', () => {
    expect(() => checkPath('\u001b[31mred')).toThrow(/\\u001b/);
  });
});

describe('checkPathSet', () => {
  it('accepts files next to each other', () => {
    checkPathSet(['a/b', 'a/c', 'a.b', 'b']);
  });
  it('refuses equal paths in any letter case', () =>
    throwsWithCode('path_duplicate', () => checkPathSet(['a/B', 'A/b'])));
  it('refuses a file below a file, in any order and letter case', async () => {
    await throwsWithCode('path_conflict', () => checkPathSet(['x', 'a/b/c', 'A/B']));
    await throwsWithCode('path_conflict', () => checkPathSet(['a', 'a/b']));
  });
});

describe('comparePaths', () => {
  it('orders as the bytes do', () => {
    fc.assert(
      fc.property(paths, paths, (a, b) => {
        const bytes = [a, b].map((path) => Array.from(new TextEncoder().encode(path)));
        const at = bytes[0]!.findIndex((byte, index) => byte !== bytes[1]![index]);
        const expected = at === -1 ? a.length - b.length : bytes[0]![at]! - (bytes[1]![at] ?? -1);
        expect(comparePaths(a, b)).toBe(Math.sign(expected));
      }),
    );
  });
});

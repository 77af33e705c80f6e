import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCoverage } from './fonts.ts';
import {
  limitGraphemes,
  measureColumns,
  shortenMiddle,
  splitForBreaks,
  splitGraphemes,
  toPrintable,
  wrapLine,
} from './printable.ts';

const print = (text: string) => toPrintable(text, loadCoverage());

describe('toPrintable', () => {
  it.each(['Crédit Lumière', 'Σχέδιο план', '政策 方針 정책 𠮷', 'سياسة', 'מדיניות', '👩‍💻 ❤️ 🇫🇷 1️⃣ 👍🏽'])(
    'keeps %s',
    (text) => {
      expect(print(text)).toBe(text);
    },
  );

  it.each([
    ['gnp\u202Eexe', 'gnp[U+202E]exe'],
    ['a\u200Bb\u2066c\uFEFF', 'a[U+200B]b[U+2066]c[U+FEFF]'],
    ['a\u0000\n\u007F\u0085', 'a[U+0000][U+000A][U+007F][U+0085]'],
    ['x\uD800', 'x[U+D800]'],
    ['\uE000\u{F0000}', '[U+E000][U+F0000]'],
    ['a\u200Db a\uFE0F', 'a[U+200D]b a[U+FE0F]'],
    ['ᚠ', '[U+16A0]'],
    [`a${'\u0301'.repeat(20)}b`, `a${'\u0301'.repeat(7)}[+13]b`],
  ])('prints %j as notation', (text, expected) => expect(print(text)).toBe(expected));

  it('maps its own result to itself, and leaves nothing that has no glyph', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const printed = print(text);
        expect(printed.isWellFormed()).toBe(true);
        expect(print(printed)).toBe(printed);
      }),
    );
  });
});

describe('line breaking', () => {
  it('wraps to the columns and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 4, max: 40 }), (line, columns) => {
        const pieces = wrapLine(line, columns);
        expect(pieces.join('')).toBe(line);
        const width = (piece: string) => splitGraphemes(piece).reduce((sum, part) => sum + measureColumns(part), 0);
        for (const piece of pieces) expect(width(piece)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('prefers to wrap after a space near the end of a line', () => {
    expect(wrapLine('alpha beta gamma', 12)).toEqual(['alpha beta ', 'gamma']);
  });

  it('splits long words only, after their joints, and loses nothing', () => {
    expect(splitForBreaks('a short name.pdf')).toEqual(['a ', 'short ', 'name.pdf']);
    expect(splitForBreaks('access_control_policy_of_2026_final.pdf')).toEqual([
      'access_control_policy_',
      'of_2026_final.pdf',
    ]);
    fc.assert(fc.property(fc.string(), (text) => splitForBreaks(text).join('') === text));
  });

  it('shortens in the middle and at the end', () => {
    expect(shortenMiddle('a-rather-long-name.pdf', 11)).toBe('a-rat…e.pdf');
    expect(shortenMiddle('政策文件政策文件', 9)).toBe('政策…文件');
    expect(limitGraphemes('abcdef', 4)).toBe('abcd[+2]');
  });
});

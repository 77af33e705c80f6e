import { expect, test } from 'vitest';
import { cleanLines, cleanText } from '../src/clean-text.ts';

test('shows the place of characters that reorder or hide text', () => {
  expect(cleanText('invoice\u202Efdp.exe')).toBe('invoice\ufffdfdp.exe');
  expect(cleanText('a\u2066b\u2069c\u200bd\ufeffe\u0000f\u009bg\u{e0041}')).toBe(
    'a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffd',
  );
  expect(cleanText('one\ntwo\u2028three\tfour')).toBe('one\ufffdtwo\ufffdthree\ufffdfour');
});

test('leaves names in every script as they are', () => {
  for (const name of ['Brückner & Söhne', 'شركة المثال', '契約書.pdf', 'می‌خواهم', '👩‍⚖️', '<b>bold</b>'])
    expect(cleanText(name)).toBe(name);
});

test('cuts what is too long to read and repairs half characters', () => {
  expect(cleanText('x'.repeat(5_000))).toHaveLength(1_001);
  expect(cleanText('\ud800')).toBe('\ufffd');
});

test('keeps the lines and tabs of a text, and shows what hides in them', () => {
  expect(cleanLines('a\tb\r\nc\u202ed\n\ne\rf')).toBe('a\tb\nc\ufffdd\n\ne\nf');
});

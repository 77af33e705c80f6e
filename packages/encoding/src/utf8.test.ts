import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

test('reads back what it wrote', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(!text.startsWith('\ufeff'));
      expect(decodeUtf8(encodeUtf8(text))).toBe(text);
    }),
  );
});

test.each([
  ['a byte order mark', [0xef, 0xbb, 0xbf, 0x61]],
  ['an overlong form', [0xc0, 0xaf]],
  ['a surrogate in UTF-8', [0xed, 0xa0, 0x80]],
  ['a lone continuation byte', [0x80]],
  ['a truncated sequence', [0xe2, 0x82]],
  ['a code point above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
])('refuses %s', (_, bytes) => {
  expect(() => decodeUtf8(Uint8Array.from(bytes))).toThrow(expect.objectContaining({ code: 'utf8_invalid' }));
});

test('refuses to write a lone surrogate, which TextEncoder would replace', () => {
  expect(() => encodeUtf8('a\ud800')).toThrow(expect.objectContaining({ code: 'utf8_invalid' }));
});

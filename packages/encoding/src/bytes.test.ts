import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareBytes, compareUtf8, concatBytes, equalBytes } from './bytes.ts';

const encode = (text: string) => new TextEncoder().encode(text);

test('joins byte arrays', () => {
  expect(concatBytes()).toEqual(new Uint8Array(0));
  expect(concatBytes(Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3))).toEqual(Uint8Array.of(1, 2, 3));
});

test('compares byte arrays byte by byte, a prefix first', () => {
  expect(compareBytes(Uint8Array.of(1), Uint8Array.of(1, 0))).toBeLessThan(0);
  expect(compareBytes(Uint8Array.of(2), Uint8Array.of(1, 255))).toBeGreaterThan(0);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
});

test('orders an emoji (U+1F600) after U+FB33, as UTF-8 does and UTF-16 does not', () => {
  expect(compareUtf8('\u{1f600}', '\ufb33')).toBeGreaterThan(0);
  expect('\u{1f600}' < '\ufb33').toBe(true);
});

test('orders strings as their UTF-8 bytes', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom('a', '\ud7ff', '\ue000', '\uffff', '\u{10000}'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareUtf8(a, b))).toBe(Math.sign(compareBytes(encode(a), encode(b))));
    }),
  );
});

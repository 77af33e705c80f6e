import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeHex } from './hex.ts';
import { isUuidV7, makeUuidV7 } from './uuid-v7.ts';

test('makes the example of RFC 9562 appendix A.6', () => {
  const random = decodeHex('0cc318c4dc0c0c07398f');
  expect(makeUuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('makes UUIDs that sort by time', () => {
  fc.assert(
    fc.property(fc.tuple(...Array.from({ length: 2 }, () => fc.integer({ min: 0, max: 2 ** 48 - 1 }))), ([a, b]) => {
      const first = makeUuidV7(a!, new Uint8Array(10).fill(0xff));
      const second = makeUuidV7(b!, new Uint8Array(10).fill(0xff));
      expect(isUuidV7(first)).toBe(true);
      expect(Math.sign(Number(first > second) - Number(first < second))).toBe(Math.sign(a! - b!));
    }),
  );
});

test.each([
  ['upper case', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F'],
  ['version 4', '017f22e2-79b0-4cc3-98c4-dc0c0c07398f'],
  ['another variant', '017f22e2-79b0-7cc3-c8c4-dc0c0c07398f'],
  ['braces', '{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}'],
  ['no hyphens', '017f22e279b07cc398c4dc0c0c07398f'],
])('does not take %s for a UUIDv7', (_, text) => {
  expect(isUuidV7(text)).toBe(false);
});

test.each([
  [-1, 10],
  [2 ** 48, 10],
  [0.5, 10],
  [0, 9],
  [0, 16],
])('refuses the time %d with %d random bytes', (milliseconds, size) => {
  expect(() => makeUuidV7(milliseconds, new Uint8Array(size))).toThrow(
    expect.objectContaining({ code: 'uuid_invalid' }),
  );
});

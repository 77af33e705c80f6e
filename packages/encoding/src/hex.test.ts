import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeHex, encodeHex } from './hex.ts';

test('writes two lower-case digits a byte', () => {
  expect(encodeHex(Uint8Array.of(0, 9, 10, 171, 255))).toBe('00090aabff');
});

test('reads back what it wrote', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeHex(encodeHex(bytes))).toEqual(bytes);
    }),
  );
});

test.each(['0', 'AB', 'aB', '0x', ' 0', '0g', '0/', '0:', 'a`', '٠٠', '00\n'])('refuses %j', (text) => {
  expect(() => decodeHex(text)).toThrow(expect.objectContaining({ code: 'hex_invalid' }));
});

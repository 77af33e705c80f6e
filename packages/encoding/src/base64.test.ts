import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, decodeBase64url, encodeBase64, encodeBase64url } from './base64.ts';

const ascii = (text: string) => new TextEncoder().encode(text);

test.each([
  ['', '', ''],
  ['f', 'Zg==', 'Zg'],
  ['fo', 'Zm8=', 'Zm8'],
  ['foo', 'Zm9v', 'Zm9v'],
  ['foob', 'Zm9vYg==', 'Zm9vYg'],
])('writes the test vectors of RFC 4648 section 10: %j', (text, padded, unpadded) => {
  expect(encodeBase64(ascii(text))).toBe(padded);
  expect(encodeBase64url(ascii(text))).toBe(unpadded);
});

test('uses each alphabet of RFC 4648 for the values 62 and 63', () => {
  const bytes = Uint8Array.of(0xfb, 0xff, 0xbf);
  expect(encodeBase64(bytes)).toBe('+/+/');
  expect(encodeBase64url(bytes)).toBe('-_-_');
});

test('reads back what it wrote, beyond one chunk too', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
      expect(decodeBase64url(encodeBase64url(bytes))).toEqual(bytes);
    }),
  );
  const long = Uint8Array.from({ length: 20_000 }, (_, i) => i % 251);
  expect(decodeBase64(encodeBase64(long))).toEqual(long);
});

describe('strictness', () => {
  test.each(['Zg', 'Zg=', 'Zg===', 'Zh==', 'Zm9', ' Zm9v', 'Zm9v\n', 'Zm 9v', '-_-_', 'Zm9v=', '=', 'Zm9vé'])(
    'refuses %j as padded base64',
    (text) => {
      expect(() => decodeBase64(text)).toThrow(expect.objectContaining({ code: 'base64_invalid' }));
    },
  );

  test.each(['Zg==', 'Zh', 'Z', ' Zm9v', 'Zm9v\n', 'Zm\t9v', '+/+/', 'Zm9v=', 'Zm9v.', 'Zm9v\u0000'])(
    'refuses %j as base64url',
    (text) => {
      expect(() => decodeBase64url(text)).toThrow(expect.objectContaining({ code: 'base64url_invalid' }));
    },
  );

  test('accepts a text only if it is the encoding of its bytes', () => {
    const alphabet = fc.constantFrom(...'AQZaz09-_+/= \n');
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 9 }), (text) => {
        for (const [decode, encode] of [
          [decodeBase64, encodeBase64],
          [decodeBase64url, encodeBase64url],
        ] as const) {
          let bytes: Uint8Array;
          try {
            bytes = decode(text);
          } catch {
            continue;
          }
          expect(encode(bytes)).toBe(text);
        }
      }),
    );
  });
});

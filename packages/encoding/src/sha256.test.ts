import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as platform from '#sha256';
import { sha256Hex } from './sha256.ts';
import * as web from './sha256.web.ts';

test('hashes "abc" as FIPS 180-4 appendix B.1 says', () => {
  expect(sha256Hex(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

describe('the backend of this platform and the portable one', () => {
  test('give the same digest, in one shot and in parts', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (parts) => {
        const whole = Uint8Array.from(parts.flatMap((part) => [...part]));
        const expected = web.sha256(whole);
        expect(platform.sha256(whole)).toEqual(expected);
        expect(platform.sha256Hex(whole)).toBe(web.sha256Hex(whole));
        for (const { createSha256 } of [platform, web]) {
          const hash = createSha256();
          for (const part of parts) hash.update(part);
          expect(hash.digest()).toEqual(expected);
        }
      }),
    );
  });

  test.each([
    ['platform', platform],
    ['portable', web],
  ])('refuse use after the digest was taken: %s', (_, backend) => {
    const hash = backend.createSha256();
    hash.digest();
    expect(() => hash.update(Uint8Array.of(1))).toThrow();
    expect(() => hash.digest()).toThrow();
  });

  test('give a plain Uint8Array', () => {
    expect(Object.getPrototypeOf(platform.sha256(new Uint8Array(0)))).toBe(Uint8Array.prototype);
  });
});

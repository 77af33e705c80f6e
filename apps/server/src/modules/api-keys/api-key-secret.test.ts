import { expect, test } from 'vitest';
import { isApiKeySecret, makeApiKeySecret, shownPart } from './api-key-secret.ts';

const secret = makeApiKeySecret('live', (length) => new Uint8Array(length).fill(255));

test('a key says its mode and carries 256 bits and a checksum', () => {
  expect(secret).toMatch(/^al_live_[0-9A-Za-z]{49}$/);
  expect(makeApiKeySecret('test', (length) => new Uint8Array(length))).toMatch(/^al_test_0{43}[0-9A-Za-z]{6}$/);
  expect(shownPart(secret)).toHaveLength(12);
});

test('every changed or missing character is noticed', () => {
  expect(isApiKeySecret(secret)).toBe(true);
  for (let index = 8; index < secret.length; index += 1) {
    const other = secret[index] === 'x' ? 'y' : 'x';
    expect(isApiKeySecret(secret.slice(0, index) + other + secret.slice(index + 1))).toBe(false);
  }
  expect(isApiKeySecret(secret.replace('live', 'test'))).toBe(false);
  expect(isApiKeySecret(secret.slice(0, -1))).toBe(false);
  expect(isApiKeySecret(` ${secret}`)).toBe(false);
});

import { decodeHex, encodeBase64url } from '@attestlayer/encoding';
import { expect, test } from 'vitest';
import { publicKeyFromBytes, readPublicKey } from './public-key.ts';

const RFC_8037_JWK = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

test('reads the key of RFC 8037 appendix A.2 and computes its thumbprint (A.3)', () => {
  const key = readPublicKey(RFC_8037_JWK);
  expect(key.bytes).toEqual(decodeHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'));
  expect(key.jwk).toEqual(RFC_8037_JWK);
  expect(key.kid).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});

test('keeps its own copy of the bytes', () => {
  const bytes = decodeHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  const key = publicKeyFromBytes(bytes);
  bytes.fill(0);
  expect(key.jwk.x).toBe(encodeBase64url(key.bytes));
});

/**
 * Every 32-byte spelling of a point whose order divides 8, which the curve equation gives: eight canonical, six more.
 */
const SMALL_ORDER_KEYS: [string, string][] = [
  ['key_small_order', '0100000000000000000000000000000000000000000000000000000000000000'],
  ['key_small_order', '0100000000000000000000000000000000000000000000000000000000000080'],
  ['key_small_order', 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['key_small_order', 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'],
  ['key_small_order', '0000000000000000000000000000000000000000000000000000000000000000'],
  ['key_small_order', '0000000000000000000000000000000000000000000000000000000000000080'],
  ['key_small_order', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
  ['key_small_order', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'],
  ['key_small_order', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
  ['key_small_order', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'],
  ['key_not_canonical', 'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['key_not_canonical', 'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'],
  ['key_not_canonical', 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['key_not_canonical', 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'],
];

test.each([
  ...SMALL_ORDER_KEYS,
  ['key_not_canonical', 'f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['key_not_canonical', 'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'],
  ['key_length_invalid', ''],
  ['key_length_invalid', 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f70751'],
  ['key_length_invalid', 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a00'],
])('%s: the bytes %s', (code, hex) => {
  expect(() => publicKeyFromBytes(decodeHex(hex))).toThrow(expect.objectContaining({ code }));
});

test.each<[string, unknown]>([
  ['key_malformed', null],
  ['key_malformed', 'd75a98'],
  ['key_malformed', [RFC_8037_JWK]],
  ['key_malformed', { kty: 'OKP', crv: 'Ed25519' }],
  ['key_malformed', { ...RFC_8037_JWK, kid: 'a' }],
  ['key_malformed', { ...RFC_8037_JWK, x: 7 }],
  ['key_malformed', { ...RFC_8037_JWK, x: `${RFC_8037_JWK.x}=` }],
  ['key_malformed', { ...RFC_8037_JWK, x: RFC_8037_JWK.x.replace('_', '/') }],
  ['key_malformed', { ...RFC_8037_JWK, x: RFC_8037_JWK.x.replace(/o$/, 'p') }],
  ['key_malformed', Object.create(RFC_8037_JWK)],
  ['key_private', { ...RFC_8037_JWK, d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A' }],
  ['key_type_unsupported', { ...RFC_8037_JWK, crv: 'X25519' }],
  ['key_type_unsupported', { ...RFC_8037_JWK, kty: 'EC' }],
  ['key_type_unsupported', { ...RFC_8037_JWK, kty: ['OKP'] }],
  ['key_length_invalid', { ...RFC_8037_JWK, x: 'AAAA' }],
])('%s: the JWK %j', (code, jwk) => {
  expect(() => readPublicKey(jwk)).toThrow(expect.objectContaining({ code }));
});

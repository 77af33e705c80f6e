import { expect, test } from 'vitest';
import { readJwks, writeJwks } from './jwks.ts';
import { createTestSigner } from './test-signer.ts';

const keys = [createTestSigner(1).publicKey, createTestSigner(2).publicKey];

/** The set of `keys` with some members of its first entry replaced. */
function withFirstEntry(members: object): unknown {
  const { keys: entries } = writeJwks(keys) as { keys: object[] };
  return { keys: [{ ...entries[0], ...members }, entries[1]] };
}

test('reads what it wrote', () => {
  expect(readJwks(writeJwks(keys))).toEqual(keys);
  expect(writeJwks(keys.slice(0, 1))).toEqual({
    keys: [{ ...keys[0]!.jwk, kid: keys[0]!.kid, use: 'sig', alg: 'Ed25519' }],
  });
  expect(readJwks({ keys: [] })).toEqual([]);
});

test.each<[string, unknown]>([
  ['jwks_malformed', null],
  ['jwks_malformed', []],
  ['jwks_malformed', {}],
  ['jwks_malformed', { keys: {} }],
  ['jwks_malformed', { keys: [], issuer: 'x' }],
  ['jwks_duplicate_kid', withFirstEntry({ ...keys[1]!.jwk, kid: keys[1]!.kid })],
  ['key_kid_mismatch', withFirstEntry({ kid: 'signing-key-1' })],
  ['key_kid_mismatch', withFirstEntry({ kid: keys[1]!.kid })],
  ['key_kid_mismatch', withFirstEntry({ kid: 7 })],
  ['key_malformed', withFirstEntry({ use: 'enc' })],
  ['key_malformed', withFirstEntry({ alg: 'EdDSA' })],
  ['key_malformed', withFirstEntry({ x5c: [] })],
  ['key_malformed', { keys: [keys[0]!.jwk] }],
  ['key_malformed', { keys: [null] }],
  ['key_private', withFirstEntry({ d: 'AAAA' })],
  ['key_type_unsupported', withFirstEntry({ kty: 'oct' })],
  ['key_type_unsupported', withFirstEntry({ crv: 'X25519' })],
  ['key_small_order', withFirstEntry({ x: `AQ${'A'.repeat(41)}` })],
])('%s: %j', (code, value) => {
  expect(() => readJwks(value)).toThrow(expect.objectContaining({ code }));
});

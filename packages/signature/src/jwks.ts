import type { JsonValue } from '@attestlayer/encoding';
import { type PublicKey, readJwkMembers, readKeyMembers } from './public-key.ts';
import { readMembers } from './read-members.ts';
import { SignatureError } from './signature-error.ts';

/**
 * Reads a JWK Set (RFC 7517 section 5) as {@link writeJwks} writes it: every entry holds exactly `kty`, `crv`, `x`,
 * `kid`, `use` and `alg`, and its `kid` is the key's own thumbprint. RFC 7517 lets a reader skip entries that it does
 * not understand; this one refuses the set, because it is ours and an entry that is skipped in silence is a key
 * somebody believes to be published.
 *
 * @throws SignatureError `jwks_malformed`, `jwks_duplicate_kid`, `key_kid_mismatch`, and any code of `readPublicKey`
 */
export function readJwks(value: unknown): PublicKey[] {
  const { keys } = readMembers(value, ['keys'], 'jwks_malformed');
  if (!Array.isArray(keys)) throw new SignatureError('jwks_malformed', 'keys is not an array');
  const publicKeys = new Map<string, PublicKey>();
  for (const entry of keys) {
    const publicKey = readEntry(entry);
    if (publicKeys.has(publicKey.kid)) throw new SignatureError('jwks_duplicate_kid', 'two entries share a kid');
    publicKeys.set(publicKey.kid, publicKey);
  }
  return [...publicKeys.values()];
}

/** Writes public keys as a JWK Set (RFC 7517 section 5, RFC 8037 section 2, `alg` as RFC 9864 names it). */
export function writeJwks(keys: PublicKey[]): JsonValue {
  return { keys: keys.map(({ jwk, kid }) => ({ ...jwk, kid, use: 'sig', alg: 'Ed25519' })) };
}

function readEntry(entry: unknown): PublicKey {
  const members = readJwkMembers(entry, ['kty', 'crv', 'x', 'kid', 'use', 'alg']);
  const publicKey = readKeyMembers(members);
  if (members.use !== 'sig' || members.alg !== 'Ed25519') {
    throw new SignatureError('key_malformed', 'use must be "sig" and alg must be "Ed25519"');
  }
  if (members.kid !== publicKey.kid)
    throw new SignatureError('key_kid_mismatch', 'kid is not the thumbprint of the key');
  return publicKey;
}

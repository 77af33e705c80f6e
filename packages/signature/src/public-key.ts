import { decodeBase64url, encodeBase64url, sha256, writeCanonical } from '@attestlayer/encoding';
import { readMembers } from './read-members.ts';
import { SignatureError } from './signature-error.ts';
import { isCanonicalPoint, isSmallOrderPoint } from './strict-ed25519.ts';

/** Size of an Ed25519 public key (RFC 8032 section 5.1.5). */
const PUBLIC_KEY_SIZE_BYTES = 32;

/** The public members of an Ed25519 key as a JSON Web Key (RFC 8037 section 2). */
export type Ed25519Jwk = { kty: 'OKP'; crv: 'Ed25519'; x: string };

/** An Ed25519 public key that passed the strict checks; `kid` is its RFC 7638 thumbprint in base64url. */
export type PublicKey = { bytes: Uint8Array; jwk: Ed25519Jwk; kid: string };

/**
 * Reads a JWK that holds exactly `kty`, `crv` and `x`.
 *
 * @throws SignatureError `key_malformed`, `key_private`, `key_type_unsupported`, `key_length_invalid`,
 * `key_not_canonical`, `key_small_order`
 */
export function readPublicKey(jwk: unknown): PublicKey {
  return readKeyMembers(readJwkMembers(jwk, ['kty', 'crv', 'x']));
}

/**
 * Reads an untrusted JWK as an object with exactly the named members.
 *
 * @throws SignatureError `key_malformed`, `key_private`
 */
export function readJwkMembers<Name extends string>(jwk: unknown, names: readonly Name[]): Record<Name, unknown> {
  if (typeof jwk === 'object' && jwk !== null && Object.hasOwn(jwk, 'd')) {
    throw new SignatureError('key_private', 'the JWK carries its private half');
  }
  return readMembers(jwk, names, 'key_malformed');
}

/** Reads the key from the members of a JWK whose member names were checked; see {@link readPublicKey}. */
export function readKeyMembers(members: { kty: unknown; crv: unknown; x: unknown }): PublicKey {
  if (members.kty !== 'OKP' || members.crv !== 'Ed25519') {
    throw new SignatureError('key_type_unsupported', 'only OKP keys on Ed25519 are supported');
  }
  if (typeof members.x !== 'string') throw new SignatureError('key_malformed', 'x is not a string');
  let bytes: Uint8Array;
  try {
    bytes = decodeBase64url(members.x);
  } catch (cause) {
    throw new SignatureError('key_malformed', 'x is not unpadded base64url', { cause });
  }
  return publicKeyFromBytes(bytes);
}

/**
 * Makes a public key from its 32 bytes (RFC 8032 section 5.1.5), which are copied.
 *
 * @throws SignatureError `key_length_invalid`, `key_not_canonical`, `key_small_order`
 */
export function publicKeyFromBytes(bytes: Uint8Array): PublicKey {
  if (bytes.length !== PUBLIC_KEY_SIZE_BYTES) {
    throw new SignatureError('key_length_invalid', `an Ed25519 key has 32 bytes, not ${bytes.length}`);
  }
  if (!isCanonicalPoint(bytes)) throw new SignatureError('key_not_canonical', 'y coordinate is not below 2^255-19');
  if (isSmallOrderPoint(bytes)) throw new SignatureError('key_small_order', 'key is a small-order point');
  const jwk: Ed25519Jwk = Object.freeze({ kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(bytes) });
  return Object.freeze({ bytes: bytes.slice(), jwk, kid: computeThumbprint(jwk) });
}

/**
 * RFC 7638 section 3: the SHA-256 of the required members, sorted and without white space, which is what JCS writes.
 */
function computeThumbprint(jwk: Ed25519Jwk): string {
  return encodeBase64url(sha256(writeCanonical(jwk)));
}

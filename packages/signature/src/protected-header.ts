import { decodeBase64url, decodeUtf8, encodeBase64url, writeCanonical } from '@attestlayer/encoding';
import { SignatureError } from './signature-error.ts';

/** Length of an RFC 7638 SHA-256 thumbprint in base64url. */
const KID_LENGTH = 43;

/**
 * Makes the protected header, base64url of the JCS of exactly `alg`, `kid` and `typ` (RFC 7515 section 4; the algorithm
 * name is that of RFC 9864).
 */
export function encodeProtectedHeader(kid: string, typ: string): string {
  return encodeBase64url(writeCanonical({ alg: 'Ed25519', kid, typ }));
}

/**
 * Reads the `kid` from a protected header that must be, byte for byte, the one {@link encodeProtectedHeader} makes. The
 * header is attacker-controlled and chooses the key: it is not interpreted but rebuilt and compared, so no `jwk`,
 * `jku`, `x5c`, `crit`, `b64`, other `alg`, other order or second spelling gets a hearing.
 *
 * @throws SignatureError `jws_header_invalid`
 */
export function readProtectedHeader(encoded: string, typ: string): string {
  const start = '{"alg":"Ed25519","kid":"'.length;
  const kid = decodeText(encoded).slice(start, start + KID_LENGTH);
  if (!isThumbprint(kid) || encodeProtectedHeader(kid, typ) !== encoded) {
    throw new SignatureError('jws_header_invalid', 'the protected header is not exactly {alg, kid, typ}');
  }
  return kid;
}

function decodeText(encoded: string): string {
  try {
    return decodeUtf8(decodeBase64url(encoded));
  } catch (cause) {
    throw new SignatureError('jws_header_invalid', 'the protected header is not base64url of UTF-8', { cause });
  }
}

function isThumbprint(kid: string): boolean {
  try {
    return decodeBase64url(kid).length === 32;
  } catch {
    return false;
  }
}

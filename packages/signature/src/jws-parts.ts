import { concatBytes, decodeBase64url, encodeBase64url, encodeUtf8 } from '@attestlayer/encoding';
import { SignatureError } from './signature-error.ts';
import { SIGNATURE_SIZE_BYTES } from './verify-ed25519.ts';

/** The bytes that a JWS signature covers: ASCII(header "." base64url(payload)) (RFC 7515 section 5.1, step 5). */
export function buildSigningInput(encodedHeader: string, payload: Uint8Array): Uint8Array {
  return concatBytes(encodeUtf8(`${encodedHeader}.`), encodeUtf8(encodeBase64url(payload)));
}

/**
 * Decodes the signature part of a JWS.
 *
 * @throws SignatureError `jws_malformed`, `jws_signature_length_invalid`
 */
export function decodeSignature(encoded: string): Uint8Array {
  const signature = decodePart(encoded);
  if (signature.length !== SIGNATURE_SIZE_BYTES) {
    throw new SignatureError(
      'jws_signature_length_invalid',
      `an Ed25519 signature has 64 bytes, not ${signature.length}`,
    );
  }
  return signature;
}

/**
 * Decodes one base64url part of a JWS. Spare bits and white space are refused: a JWS must have one spelling only.
 *
 * @throws SignatureError `jws_malformed`
 */
export function decodePart(encoded: string): Uint8Array {
  try {
    return decodeBase64url(encoded);
  } catch (cause) {
    throw new SignatureError('jws_malformed', 'a part of the JWS is not unpadded base64url', { cause });
  }
}

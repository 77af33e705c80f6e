/** Why {@link SignatureError} was thrown; the code is API, the message is not. */
export type SignatureErrorCode =
  /** Not an object with exactly the members that this kind of key entry has, or a member is not what it must be. */
  | 'key_malformed'
  /** A JWK that carries its private half: it must be revoked, not used. */
  | 'key_private'
  /** `kty` or `crv` names another kind of key: this system has Ed25519 only. */
  | 'key_type_unsupported'
  | 'key_length_invalid'
  /** The y coordinate is not reduced modulo p: a second spelling of some other key. */
  | 'key_not_canonical'
  /** The point has order 1, 2, 4 or 8: signatures that fit many messages exist for it. */
  | 'key_small_order'
  | 'key_kid_mismatch'
  | 'jwks_malformed'
  | 'jwks_duplicate_kid'
  | 'jws_malformed'
  /** The protected header is not byte for byte the one that is allowed. */
  | 'jws_header_invalid'
  | 'jws_signature_length_invalid'
  /** A signature names a key that the reader trusts, and that key did not make it. */
  | 'jws_signature_invalid'
  /** Files that were to be combined are not over the same payload. */
  | 'jws_payload_differs'
  /** The platform has neither node:crypto nor crypto.subtle, as in a page loaded over plain HTTP. */
  | 'platform_unsupported';

/** The one error class of this package. A signature that merely does not verify is a value (`false`), not an error. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';
  readonly code: SignatureErrorCode;

  constructor(code: SignatureErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

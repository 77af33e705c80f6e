/**
 * Why a token does not show a time. The code is API: verifiers report it; the text beside it is for people.
 *
 * - `token_too_large`, `token_malformed`: not a time-stamp response or token that this package reads
 * - `token_not_granted`: a response in which the authority refuses to stamp
 * - `token_algorithm_unsupported`: a hash, signature or key that is too weak or not known here
 * - `imprint_differs`: a token over another message
 * - `nonce_differs`: a token that answers another request
 * - `signer_not_found`: the certificate that the signature names is neither in the token nor among the authorities
 * - `signed_attributes_invalid`: content type, message digest or certificate hash under the signature are missing or wrong
 * - `signature_invalid`: the signature does not verify under the certificate
 * - `certificate_purpose_invalid`: the certificate is not one for time-stamping, and for nothing else
 * - `certificate_not_valid_at_time`: a certificate of the chain was not valid at the time of the token
 * - `certificate_chain_invalid`: the chain reaches an authority and breaks a rule of RFC 5280 on the way
 * - `authority_not_trusted`: no chain from the certificate to a certificate of an authority
 */
export type TimestampCode =
  | 'token_too_large'
  | 'token_malformed'
  | 'token_not_granted'
  | 'token_algorithm_unsupported'
  | 'imprint_differs'
  | 'nonce_differs'
  | 'signer_not_found'
  | 'signed_attributes_invalid'
  | 'signature_invalid'
  | 'certificate_purpose_invalid'
  | 'certificate_not_valid_at_time'
  | 'certificate_chain_invalid'
  | 'authority_not_trusted';

/** Leaves a verification with its result; never gets out of this package. */
export class Refusal extends Error {
  readonly code: TimestampCode;

  constructor(code: TimestampCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

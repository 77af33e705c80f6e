/**
 * What can go wrong with keys and trust. The code is API; the message is for the operator. A trust file that breaks the format
 * throws the KitError `trust_*` of the format instead.
 *
 * - `trust_missing`: there is no trust root yet
 * - `trust_incomplete`: a version of the trust root is missing among those that are stored
 * - `trust_version_exists`: another file is stored under this version, and no version is ever replaced
 * - `change_refused`: a change that does not fit the trust root that it is to change
 * - `signer_not_root`: the key that is to sign is a root of neither version
 * - `file_differs`: files that were to be combined do not say the same
 * - `key_not_activated`: the log has no activation of a new key where the trust root says
 * - `key_unknown`: the trust root lists no such key of this issuer
 * - `key_not_valid`: the trust root does not list this key as good for the next entry of the log
 * - `revocation_invalid`: not a revocation as root holders sign it
 * - `revocation_not_signed`: fewer root keys than the threshold have signed a revocation
 * - `witness_without_url`: the quorum needs a witness of which the policy does not say where to ask it
 */
export type TrustErrorCode =
  | 'trust_missing'
  | 'trust_incomplete'
  | 'trust_version_exists'
  | 'change_refused'
  | 'signer_not_root'
  | 'file_differs'
  | 'key_not_activated'
  | 'key_unknown'
  | 'key_not_valid'
  | 'revocation_invalid'
  | 'revocation_not_signed'
  | 'witness_without_url';

/** The one error class of this package. */
export class TrustError extends Error {
  override readonly name = 'TrustError';
  readonly code: TrustErrorCode;

  constructor(code: TrustErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

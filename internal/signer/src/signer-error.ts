export type SignerErrorCode =
  | 'key_file_missing'
  | 'key_file_exists'
  | 'key_file_corrupt'
  | 'key_file_version_unsupported'
  | 'key_file_unreadable'
  | 'key_role_mismatch'
  | 'passphrase_wrong'
  | 'passphrase_empty'
  | 'key_reference_invalid'
  | 'key_closed'
  | 'pkcs11_module_unusable'
  | 'pkcs11_failed'
  | 'token_missing'
  | 'token_ambiguous'
  | 'token_removed'
  | 'token_key_missing'
  | 'token_key_exists'
  | 'token_key_ambiguous'
  | 'token_key_unfit'
  | 'pin_wrong'
  | 'pin_empty'
  | 'pin_locked'
  | 'mechanism_unsupported'
  | 'signature_invalid';

/** The one error of this package; `code` is API, the message (which never holds key material or a PIN) is not. */
export class SignerError extends Error {
  readonly code: SignerErrorCode;

  constructor(code: SignerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SignerError';
    this.code = code;
  }
}

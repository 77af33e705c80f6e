export type SignerErrorCode =
  | 'key_file_missing'
  | 'key_file_exists'
  | 'key_file_corrupt'
  | 'key_file_version_unsupported'
  | 'key_file_unreadable'
  | 'key_role_mismatch'
  | 'passphrase_wrong'
  | 'passphrase_empty';

/** The one error of this package; `code` is API, the message (which never holds key material) is not. */
export class SignerError extends Error {
  readonly code: SignerErrorCode;

  constructor(code: SignerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SignerError';
    this.code = code;
  }
}

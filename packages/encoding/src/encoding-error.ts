/** Why {@link EncodingError} was thrown; the code is API, the message is not. */
export type EncodingErrorCode =
  | 'json_syntax'
  | 'json_duplicate_member'
  | 'json_number_not_integer'
  | 'json_number_out_of_range'
  | 'json_string_not_nfc'
  | 'json_string_control_character'
  | 'json_string_lone_surrogate'
  | 'json_member_name_not_ascii'
  | 'json_too_deep'
  | 'json_not_canonical'
  | 'json_value_unsupported'
  | 'base64url_invalid'
  | 'base64_invalid'
  | 'hex_invalid'
  | 'utf8_invalid'
  | 'time_invalid'
  | 'uuid_invalid';

/** The one error class of this package: some text, bytes or value is not what its encoding allows. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
  readonly code: EncodingErrorCode;

  constructor(code: EncodingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

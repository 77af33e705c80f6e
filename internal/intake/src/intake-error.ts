export type IntakeErrorCode =
  | 'folder_missing'
  | 'folder_unreadable'
  | 'folder_is_a_file'
  | 'folder_empty'
  | 'too_many_files'
  | 'packet_file_missing'
  | 'packet_file_malformed'
  | 'packet_file_version_unsupported'
  | 'packet_file_names_unknown_record';

/** The one error of this package: the submission as a whole cannot be taken in. Single bad records never throw. */
export class IntakeError extends Error {
  readonly code: IntakeErrorCode;

  constructor(code: IntakeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'IntakeError';
    this.code = code;
  }
}

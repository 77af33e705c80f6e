export type OperationsErrorCode =
  | 'backup_malformed'
  | 'backup_incomplete'
  | 'backup_exists'
  | 'restore_target_not_empty'
  | 'restore_schema_differs';

/** What a command of the operator refuses; `code` is API, the text is not. */
export class OperationsError extends Error {
  override readonly name = 'OperationsError';
  readonly code: OperationsErrorCode;

  constructor(code: OperationsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

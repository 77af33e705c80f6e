/**
 * Why a document could not be made. A hostile exhibit is never one of these: it becomes a slip sheet.
 *
 * - `model_invalid`: the model breaks its own rules (numbers, hashes, dates).
 * - `exhibit_mismatch`: the bytes on disk are not the bytes that the model names.
 * - `exhibit_unreadable`: the bytes could not be read from disk.
 * - `template_failed`: the fixed template did not compile without a warning: a defect of this package.
 * - `child_failed`: a child process does not even start: a defect of the installation, never blamed on an exhibit.
 * - `compile_failed`: the compiler died and no single exhibit is to blame.
 * - `limit_exceeded`: the whole document passes a limit that no slip sheet can mend.
 */
export type BinderErrorCode =
  | 'model_invalid'
  | 'exhibit_mismatch'
  | 'exhibit_unreadable'
  | 'template_failed'
  | 'child_failed'
  | 'compile_failed'
  | 'limit_exceeded';

/** The one error class of this package; `code` is stable, the text is not. */
export class BinderError extends Error {
  override readonly name = 'BinderError';
  readonly code: BinderErrorCode;

  constructor(code: BinderErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * - `profile_json`, `evaluation_json`: the bytes are not canonical JSON.
 * - `profile_schema`, `evaluation_schema`: a member is missing, unknown or of the wrong shape.
 * - `profile_contradiction`: the shape is right, but two parts of the profile contradict each other.
 * - `input_invalid`: the caller of the evaluator broke its contract (dates, times, a record id given twice).
 */
export type ProfileErrorCode =
  | 'profile_json'
  | 'profile_schema'
  | 'profile_contradiction'
  | 'evaluation_json'
  | 'evaluation_schema'
  | 'input_invalid';

/** The one error of this package. The code is API, the message is not. */
export class ProfileError extends Error {
  readonly code: ProfileErrorCode;

  constructor(code: ProfileErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ProfileError';
    this.code = code;
  }
}

/** What can be wrong with what the reader handed in beside the kit. */
export type VerifyErrorCode = 'policy_malformed' | 'status_malformed' | 'time_malformed';

/** A mistake of the caller, not of the kit: everything about the kit is said in the report. */
export class VerifyError extends Error {
  override readonly name = 'VerifyError';
  readonly code: VerifyErrorCode;

  constructor(code: VerifyErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

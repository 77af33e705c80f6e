/**
 * Why there is no time-stamp. The code is API; the message is for the operator.
 *
 * - `tsa_url_invalid`: not an http or https URL
 * - `tsa_unreachable`, `tsa_timeout`: no whole answer came
 * - `tsa_refused`: the answer is not a time-stamp reply, or one in which the authority refuses
 * - `tsa_answer_too_large`: more than a token can have
 * - `tsa_answer_invalid`: a token that does not verify, or is not over what was asked
 * - `tsa_not_trusted`: a sound token of nobody whom the trust root lists, which no reader would use
 * - `nothing_to_stamp`: the kit has no receipt.jws, or no log proof, to be stamped
 */
export type TimestampingErrorCode =
  | 'tsa_url_invalid'
  | 'tsa_unreachable'
  | 'tsa_timeout'
  | 'tsa_refused'
  | 'tsa_answer_too_large'
  | 'tsa_answer_invalid'
  | 'tsa_not_trusted'
  | 'nothing_to_stamp';

/** The one error class of this package. */
export class TimestampingError extends Error {
  override readonly name = 'TimestampingError';
  readonly code: TimestampingErrorCode;

  constructor(code: TimestampingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

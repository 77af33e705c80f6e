/**
 * What can go wrong with witnessing. The code is API; the message is for the operator.
 *
 * - `witness_ahead`: a witness remembers a larger size than ours: the log was rolled back, or another one runs under its name
 * - `witness_split`: a witness remembers another tree: the log has shown two histories
 * - `quorum_missed`: too few witnesses cosigned for the policy
 * - `witness_not_in_policy`: a witness to ask whose cosignature the policy would not count
 * - `witness_url_invalid`: the submission prefix of a witness is not an http or https URL
 * - `witness_repeated`: one witness twice among those to ask
 * - `witnesses_too_many`: more witnesses than a checkpoint can carry cosignatures
 */
export type WitnessingErrorCode =
  | 'witness_ahead'
  | 'witness_split'
  | 'quorum_missed'
  | 'witness_not_in_policy'
  | 'witness_url_invalid'
  | 'witness_repeated'
  | 'witnesses_too_many';

/** The one error class of this package. */
export class WitnessingError extends Error {
  override readonly name = 'WitnessingError';
  readonly code: WitnessingErrorCode;

  constructor(code: WitnessingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * What stops the witness from starting. The code is API; the message is for the operator.
 *
 * - `usage`: the command line is not understood
 * - `log_key_invalid`: a log's verifier key is malformed, or is not the Ed25519 key of a log
 * - `name_invalid`: the name of the witness cannot stand in a signed note
 * - `passphrase_missing`: there is no passphrase for the key file
 * - `state_missing`: the key has been used, and the state that belongs to it is gone
 * - `key_missing`: the state has been used, and the key that belongs to it is gone
 * - `state_other_witness`: the state belongs to another name or key
 * - `state_failed`: the state cannot be opened
 */
export type WitnessErrorCode =
  | 'usage'
  | 'log_key_invalid'
  | 'name_invalid'
  | 'passphrase_missing'
  | 'state_missing'
  | 'key_missing'
  | 'state_other_witness'
  | 'state_failed';

/** The one error class of this program; `hint` says what to do next. */
export class WitnessError extends Error {
  override readonly name = 'WitnessError';
  readonly code: WitnessErrorCode;
  readonly hint: string;

  constructor(code: WitnessErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}

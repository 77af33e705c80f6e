export type IssuerErrorCode =
  | 'record_changed'
  | 'self_check_failed'
  | 'finished_kit_refused'
  | 'output_exists'
  | 'verifier_template_invalid'
  | 'staging_damaged';

/** The one error of this package: issuance stopped, and nothing was delivered. */
export class IssuerError extends Error {
  readonly code: IssuerErrorCode;

  constructor(code: IssuerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'IssuerError';
    this.code = code;
  }
}

/**
 * Every way in which the registry refuses or fails, with its HTTP status and what it means. The code is API, the texts
 * are not; the page `/problems` and spec/registry.md list them.
 */
export const PROBLEMS = {
  parameter_missing: { status: 400, title: 'A parameter that the request needs is missing' },
  parameter_malformed: { status: 400, title: 'A parameter is not written as it must be' },
  parameter_unknown: { status: 400, title: 'The endpoint has no such parameter, or it was given twice' },
  parameter_conflict: { status: 400, title: 'Parameters exclude each other' },
  size_not_signed: { status: 400, title: 'A proof file needs the size of the published checkpoint' },
  not_found: { status: 404, title: 'There is nothing at this address' },
  tile_not_found: { status: 404, title: 'The published log has no such tile' },
  index_out_of_range: { status: 404, title: 'The log has no entry at this index' },
  size_out_of_range: { status: 404, title: 'The log has no such size' },
  entry_not_found: { status: 404, title: 'The log has no entry with this hash' },
  trust_version_not_found: { status: 404, title: 'There is no trust root of this version' },
  method_not_allowed: { status: 405, title: 'The registry is only for reading' },
  url_too_long: { status: 414, title: 'The address is too long' },
  rate_limited: { status: 429, title: 'Too many requests from this address' },
  log_missing: { status: 503, title: 'There is no log here' },
  log_damaged: { status: 503, title: 'The stored log is not the one that was signed' },
  log_rolled_back: { status: 503, title: 'The stored log lacks a state that it is known to have had' },
  trust_missing: { status: 503, title: 'No trust root is published here' },
  trust_invalid: { status: 503, title: 'The published trust roots do not make a valid chain' },
  index_behind: { status: 503, title: 'The look-up index is still being made' },
  verifier_missing: { status: 503, title: 'The offline verifier is not at hand' },
  storage_failed: { status: 503, title: 'A store did not answer' },
  unexpected: { status: 500, title: 'Something went wrong in this program' },
} as const;

/** One of the codes of {@link PROBLEMS}. */
export type RegistryErrorCode = keyof typeof PROBLEMS;

/** The one error class of this module; the message is shown to the client. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  readonly code: RegistryErrorCode;

  constructor(code: RegistryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * What keeps a monitor or an audit from being done at all. The code is API; the message is for people.
 *
 * - `trust_expired`: the trust root is too old to say who the log is
 * - `log_not_listed`: the trust root does not list the log, or lists several and none was named
 * - `state_malformed`: the state file is not one, or does not verify
 * - `state_other_log`: the state file belongs to another log
 * - `files_unreachable`: the log's files cannot be read right now
 */
export type MonitorErrorCode =
  | 'trust_expired'
  | 'log_not_listed'
  | 'state_malformed'
  | 'state_other_log'
  | 'files_unreachable';

/** The one error class of this package. */
export class MonitorError extends Error {
  override readonly name = 'MonitorError';
  readonly code: MonitorErrorCode;

  constructor(code: MonitorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

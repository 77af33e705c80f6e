import { DiskError } from '@attestlayer/disk';

/**
 * What can go wrong with a local log. The code is API; the message is for the operator.
 *
 * - `log_locked`: another process has the log open, or its lock cannot be judged from here
 * - `log_closed`: the log was used after `close`
 * - `log_failed`: an earlier write may or may not have reached the disk; open the log again
 * - `log_missing`: there is no log in this directory
 * - `log_rolled_back`: the log does not contain a state that it is known to have had
 * - `entry_malformed`: the bytes to append are not a registry entry
 * - `entry_damaged`: a line of the entries file is not a registry entry
 * - `entries_missing`: the entries file has fewer entries than the signed checkpoint says
 * - `entries_changed`: the entries do not hash to the root of the signed checkpoint
 * - `checkpoint_missing`: there are entries but no checkpoint
 * - `checkpoint_invalid`: the checkpoint is malformed or not signed by the log's key
 * - `checkpoint_other_origin`: the checkpoint belongs to another log
 * - `index_out_of_range`: no entry with this index is covered by the checkpoint
 * - `storage_full`: the disk or the quota is full; the entry was not logged, and a later append of it picks up the work
 * - `storage_failed`: the file system refused for another reason
 */
export type LogErrorCode =
  | 'log_locked'
  | 'log_closed'
  | 'log_failed'
  | 'log_missing'
  | 'log_rolled_back'
  | 'entry_malformed'
  | 'entry_damaged'
  | 'entries_missing'
  | 'entries_changed'
  | 'checkpoint_missing'
  | 'checkpoint_invalid'
  | 'checkpoint_other_origin'
  | 'index_out_of_range'
  | 'storage_full'
  | 'storage_failed';

/** The one error class of this package. */
export class LogError extends Error {
  override readonly name = 'LogError';
  readonly code: LogErrorCode;

  constructor(code: LogErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

// EFBIG is a limit on the size of one file: for an append it means the same as a full disk.
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Turns an error of the file system, also as a DiskError, into a LogError; a LogError passes through. */
export function storageError(cause: unknown, doing: string): LogError {
  if (cause instanceof LogError) return cause;
  const system = cause instanceof DiskError ? cause.cause : cause;
  const full = FULL.has(errorCode(system) ?? '');
  const message = `cannot ${doing}: ${full ? 'no space is left on the disk' : cause instanceof Error ? cause.message : String(cause)}`;
  return new LogError(full ? 'storage_full' : 'storage_failed', message, { cause });
}

/** The `code` of a Node system error, such as ENOENT. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

import { DiskError } from '@attestlayer/disk';
import { S3Error } from '@attestlayer/s3';
import { TlogError } from '@attestlayer/tlog';

/**
 * What can go wrong with a log. The code is API; the message is for the operator.
 *
 * - `log_locked`: another process has the log open, or its lock cannot be judged from here
 * - `log_closed`: the log was used after `close`
 * - `log_failed`: an earlier write may or may not have reached the store; open the log again
 * - `log_busy`: too much is waiting to be sequenced; try again later
 * - `log_frozen`: the log has ended; a new one takes entries
 * - `log_missing`: there is no log here
 * - `log_rolled_back`: the log does not contain a state that it is known to have had
 * - `witness_disagrees`: a witness remembers more of the log, or something else, than is stored
 * - `entry_malformed`: the bytes to append are not a registry entry
 * - `entry_damaged`: an entry of the log is not a registry entry
 * - `tile_missing`: a tile that the checkpoint requires is not there
 * - `tile_damaged`: a tile is malformed, or does not belong to the tree of the checkpoint
 * - `tile_conflict`: other bytes lie under the path of a tile that is to be written
 * - `batch_damaged`: the record of the batch that follows the checkpoint cannot be read
 * - `final_damaged`: the record of the final state cannot be read, or is not of this log
 * - `checkpoint_missing`: there are tiles but no checkpoint
 * - `checkpoint_invalid`: the checkpoint is malformed or not signed by the log's key
 * - `checkpoint_other_origin`: the checkpoint belongs to another log
 * - `checkpoint_conflict`: the published checkpoint is not the one that this sequencer published last
 * - `cosign_failed`: the witnesses that the policy requires did not cosign; the batch will be tried again
 * - `index_out_of_range`, `size_out_of_range`: the log, at this size, has no such entry or state
 * - `storage_full`: the disk or the quota is full; the entry was not logged, and a later append of it picks up the work
 * - `storage_failed`: the store refused for another reason
 */
export type LogErrorCode =
  | 'log_locked'
  | 'log_closed'
  | 'log_failed'
  | 'log_busy'
  | 'log_frozen'
  | 'log_missing'
  | 'log_rolled_back'
  | 'witness_disagrees'
  | 'entry_malformed'
  | 'entry_damaged'
  | 'tile_missing'
  | 'tile_damaged'
  | 'tile_conflict'
  | 'batch_damaged'
  | 'final_damaged'
  | 'checkpoint_missing'
  | 'checkpoint_invalid'
  | 'checkpoint_other_origin'
  | 'checkpoint_conflict'
  | 'cosign_failed'
  | 'index_out_of_range'
  | 'size_out_of_range'
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

// EFBIG is a limit on the size of one file: here it means the same as a full disk.
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Turns an error of a store, also as a DiskError or S3Error, into a LogError; a LogError passes through. */
export function storageError(cause: unknown, doing: string): LogError {
  if (cause instanceof LogError) return cause;
  const system = cause instanceof DiskError ? cause.cause : cause;
  const isFullStore = cause instanceof S3Error && cause.code === 'storage_full';
  const full = isFullStore || FULL.has(errorCode(system) ?? '');
  const message = `cannot ${doing}: ${full ? 'no space is left' : cause instanceof Error ? cause.message : String(cause)}`;
  return new LogError(full ? 'storage_full' : 'storage_failed', message, { cause });
}

/** Turns what the tree found wrong with stored tiles, or with the caller's numbers, into a LogError. */
export function treeError(cause: unknown): unknown {
  if (!(cause instanceof TlogError)) return cause;
  switch (cause.code) {
    case 'tile_missing':
    case 'index_out_of_range':
    case 'size_out_of_range':
      return new LogError(cause.code, cause.message, { cause });
    default:
      return new LogError('tile_damaged', cause.message, { cause });
  }
}

/** The `code` of a Node system error, such as ENOENT. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Why the disk did not do what was asked; the code is API, the message is not.
 *
 * - `not_found`, `permission_denied`, `disk_full`: the usual three
 * - `already_exists`: the target of a write that never replaces anything
 * - `not_regular_file`: a link, device, pipe or socket where a plain file or folder is expected
 * - `too_many_files`: a folder larger than any kit
 * - `io_failed`: anything else; `cause` says what
 */
export type DiskErrorCode =
  | 'not_found'
  | 'permission_denied'
  | 'disk_full'
  | 'already_exists'
  | 'not_regular_file'
  | 'too_many_files'
  | 'io_failed';

/** The one error class of this package. */
export class DiskError extends Error {
  override readonly name = 'DiskError';
  readonly code: DiskErrorCode;

  constructor(code: DiskErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What the operating system calls it, and what we do. */
const CODES: Readonly<Record<string, DiskErrorCode>> = {
  ENOENT: 'not_found',
  ENOTDIR: 'not_found',
  EACCES: 'permission_denied',
  EPERM: 'permission_denied',
  EROFS: 'permission_denied',
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  // A limit on the size of one file means the same to who writes it.
  EFBIG: 'disk_full',
  EEXIST: 'already_exists',
  ENOTEMPTY: 'already_exists',
  ELOOP: 'not_regular_file',
};

const MESSAGES: Record<DiskErrorCode, string> = {
  not_found: 'no such file or folder',
  permission_denied: 'permission denied',
  disk_full: 'the disk is full',
  already_exists: 'it exists already',
  not_regular_file: 'a link or special file, not a plain file or folder',
  too_many_files: 'too many files',
  io_failed: 'reading or writing failed',
};

/** Turns an error of node:fs into a DiskError that names the path; a DiskError stays as it is. */
export function asDiskError(error: unknown, path: string): DiskError {
  if (error instanceof DiskError) return error;
  const code = CODES[(error as NodeJS.ErrnoException).code ?? ''] ?? 'io_failed';
  return new DiskError(code, `${path}: ${MESSAGES[code]}`, { cause: error });
}

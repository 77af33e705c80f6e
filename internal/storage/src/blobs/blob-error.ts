import { DiskError, type DiskErrorCode } from '@attestlayer/disk';
import { S3Error, type S3ErrorCode } from '@attestlayer/s3';

/**
 * Why a blob could not be kept or given; the code is API, the message is for the operator.
 *
 * - `blob_missing`: there is no blob of that hash
 * - `blob_damaged`: the bytes that are kept do not have the hash
 * - `blob_too_large`: the source holds more than the caller allows
 * - `hash_mismatch`: the source does not have the hash that the caller expects
 * - `hash_malformed`: not a SHA-256 in lower-case hex
 * - `range_invalid`: the blob has no such part
 * - `source_missing`: the file to keep is not there, or not a plain file
 * - `storage_full`: the disk or the quota is full
 * - `access_denied`: the store does not let us
 * - `storage_unavailable`: the store could not be reached, or refuses for another reason
 */
export type BlobErrorCode =
  | 'blob_missing'
  | 'blob_damaged'
  | 'blob_too_large'
  | 'hash_mismatch'
  | 'hash_malformed'
  | 'range_invalid'
  | 'source_missing'
  | 'storage_full'
  | 'access_denied'
  | 'storage_unavailable';

/** The one error class of the blob stores. */
export class BlobError extends Error {
  override readonly name = 'BlobError';
  readonly code: BlobErrorCode;

  constructor(code: BlobErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const DISK_CODES: Record<DiskErrorCode, BlobErrorCode> = {
  not_found: 'storage_unavailable',
  permission_denied: 'access_denied',
  disk_full: 'storage_full',
  already_exists: 'storage_unavailable',
  not_regular_file: 'storage_unavailable',
  too_many_files: 'storage_unavailable',
  io_failed: 'storage_unavailable',
};

const S3_CODES: Record<S3ErrorCode, BlobErrorCode> = {
  options_invalid: 'storage_unavailable',
  access_denied: 'access_denied',
  storage_full: 'storage_full',
  unavailable: 'storage_unavailable',
  refused: 'storage_unavailable',
};

/** Gives errors of the disk and of the object store their code here; any other error, of a source for example, stays as it is. */
export function asBlobError(error: unknown): unknown {
  if (error instanceof DiskError) return new BlobError(DISK_CODES[error.code], error.message, { cause: error });
  if (error instanceof S3Error) return new BlobError(S3_CODES[error.code], error.message, { cause: error });
  return error;
}

/** Runs a step of a driver with its errors as BlobErrors. */
export async function inBlobTerms<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw asBlobError(error);
  }
}

export function missingBlob(sha256: string): BlobError {
  return new BlobError('blob_missing', `there is no blob ${sha256}`);
}

import { stat } from 'node:fs/promises';
import { asDiskError, DiskError } from './disk-error.ts';
import { hashHere } from './hash-here.ts';
import type { FileDigest } from './hash-location.ts';

/**
 * SHA-256 (hex) and size in bytes of one plain file, from one pass over the same bytes.
 * @throws DiskError not_found, permission_denied, not_regular_file, io_failed (also when the file grew or shrank meanwhile)
 */
export async function hashFile(path: string): Promise<FileDigest> {
  try {
    const { size } = await stat(path);
    const [digest] = await hashHere([{ kind: 'file', path, length: size }], () => {}, undefined);
    if (digest?.size !== size) throw new DiskError('io_failed', `${path}: it changed while it was read`);
    return digest;
  } catch (error) {
    throw asDiskError(error, path);
  }
}

import { type FileDigest, hashFile as hashPlainFile } from '@attestlayer/disk';
import { InspectError } from './inspect-error.ts';

/**
 * SHA-256 (64 hex digits) and size in bytes of a file, from one pass over the same bytes.
 *
 * @throws InspectError `file_unreadable`
 */
export async function hashFile(path: string): Promise<FileDigest> {
  try {
    return await hashPlainFile(path);
  } catch (cause) {
    throw new InspectError('file_unreadable', 'the file cannot be read', { cause });
  }
}

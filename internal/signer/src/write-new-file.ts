import { open } from 'node:fs/promises';
import { SignerError } from './signer-error.ts';

/**
 * Writes a file for its owner alone, durably; one that is there is never replaced.
 * @throws SignerError `key_file_exists`
 */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new SignerError('key_file_exists', `${path} exists already; a key file is never overwritten`, { cause });
  }
}

import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asDiskError } from './disk-error.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Gives a flushed file its final name on the same file system, over what has that name, so that both survive a power cut.
 * @throws DiskError
 */
export async function moveIntoPlace(temporary: string, path: string): Promise<void> {
  try {
    await rename(temporary, path);
  } catch (error) {
    throw asDiskError(error, path);
  }
  await syncFolder(dirname(path));
}

import { open } from 'node:fs/promises';
import { asDiskError } from './disk-error.ts';

/**
 * Flushes the directory itself, so that a file that was created or renamed in it survives a power cut. Windows has no
 * such call and keeps its metadata in order by itself.
 * @throws DiskError
 */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    throw asDiskError(error, path);
  }
}

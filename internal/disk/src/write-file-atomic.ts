import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asDiskError } from './disk-error.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Writes a file so that at any moment, power cuts included, the path holds the old bytes or the new ones, whole. A
 * failure leaves nothing behind.
 * @throws DiskError
 */
export async function writeFileAtomic(path: string, bytes: Uint8Array): Promise<void> {
  // Beside the target: a rename is atomic within one file system only.
  const temporary = temporaryPath(path);
  try {
    await writeFileDurably(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw asDiskError(error, path);
  }
  await syncFolder(dirname(path));
}

/** Creates a new file and flushes its bytes; the folder that holds it is not flushed. */
export async function writeFileDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name beside the target that no other writer has. */
export function temporaryPath(path: string): string {
  return `${path}.${randomUUID()}.tmp`;
}

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const pathOf = (folder: string, uploadId: string) => join(folder, `${uploadId}.work`);

/** Runs with a folder named after the upload: what a crash left in it goes when the job is run again. */
export async function withWorkFolder<T>(
  folder: string,
  uploadId: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const path = pathOf(folder, uploadId);
  await removeWorkFolder(folder, uploadId);
  await mkdir(path, { recursive: true, mode: 0o700 });
  try {
    return await use(path);
  } finally {
    await removeWorkFolder(folder, uploadId);
  }
}

/** Of a process that was killed in it: members of an archive may lie there. */
export function removeWorkFolder(folder: string, uploadId: string): Promise<void> {
  return rm(pathOf(folder, uploadId), { recursive: true, force: true });
}

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Runs with a folder named after the upload: what a crash left in it goes when the job is run again. */
export async function withWorkFolder<T>(
  folder: string,
  uploadId: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(folder, `${uploadId}.work`);
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true, mode: 0o700 });
  try {
    return await use(path);
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives a new folder for the time of the work, and removes it however the work ends. `TMPDIR` chooses the disk.
 * @throws Error when the disk has less room than the work needs
 */
export async function withScratchFolder<T>(neededBytes: number, work: (folder: string) => Promise<T>): Promise<T> {
  const { bavail, bsize } = statfsSync(tmpdir());
  if (bavail * bsize < neededBytes) {
    throw new Error(
      `${tmpdir()} has ${bavail * bsize} bytes free, this needs ${neededBytes}; set TMPDIR to another disk`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'attestlayer-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const leave = () => process.exit(130);
  process.once('exit', remove).once('SIGINT', leave).once('SIGTERM', leave);
  try {
    return await work(folder);
  } finally {
    remove();
    process.off('exit', remove).off('SIGINT', leave).off('SIGTERM', leave);
  }
}

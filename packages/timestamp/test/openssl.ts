import { execFileSync } from 'node:child_process';

/**
 * Runs openssl in a folder and gives back what it writes.
 * @throws Error when openssl is not installed or fails
 */
export function openssl(folder: string, ...args: string[]): Uint8Array {
  try {
    return execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new Error('these tests run a time-stamp authority with openssl, and openssl is not installed');
    }
    throw error;
  }
}

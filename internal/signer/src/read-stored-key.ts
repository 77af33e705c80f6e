import type { Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { type KeyFile, parseKeyFile } from './key-file.ts';
import { isKeyPointer, type KeyPointer, parseKeyPointer } from './key-pointer.ts';
import { SignerError } from './signer-error.ts';

/** What lies at the path of a key: the encrypted key, or where on a token it is. */
export type StoredKey =
  | { kind: 'sealed'; file: KeyFile }
  | { kind: 'pointer'; pointer: KeyPointer; isOwnersAlone: boolean };

/** Permission to write for the group or for everybody. */
const OTHERS_MAY_WRITE = 0o022;

/**
 * Reads what lies at the path of a key; opens nothing.
 * @throws SignerError `key_file_missing`, `key_file_unreadable`, `key_file_corrupt`, `key_file_version_unsupported`;
 * for a pointer `key_reference_invalid`, `key_role_mismatch`
 */
export async function readStoredKey(path: string): Promise<StoredKey> {
  const { bytes, stats } = await readWithStats(path);
  if (!isKeyPointer(bytes)) return { kind: 'sealed', file: parseKeyFile(bytes, path) };
  return { kind: 'pointer', pointer: parseKeyPointer(bytes, path), isOwnersAlone: isOwnersAlone(stats) };
}

async function readWithStats(path: string): Promise<{ bytes: Uint8Array; stats: Stats }> {
  try {
    const file = await open(path, 'r');
    try {
      return { bytes: new Uint8Array(await file.readFile()), stats: await file.stat() };
    } finally {
      await file.close();
    }
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new SignerError(
      missing ? 'key_file_missing' : 'key_file_unreadable',
      `${path} ${missing ? 'does not exist' : 'cannot be read'}`,
      { cause },
    );
  }
}

function isOwnersAlone({ uid, mode }: Stats): boolean {
  // Windows has no owner to compare with; there the folder of the user keeps others out.
  if (process.getuid === undefined) return true;
  return (uid === process.getuid() || uid === 0) && (mode & OTHERS_MAY_WRITE) === 0;
}

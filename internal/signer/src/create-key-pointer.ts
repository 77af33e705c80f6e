import { writeKeyPointer } from './key-pointer.ts';
import { readKeyInfo } from './open-key.ts';
import type { KeyInfo } from './opened-key.ts';
import type { Pkcs11Reference } from './pkcs11-uri.ts';
import { writeNewFile } from './write-new-file.ts';

/**
 * Writes a pointer to a key that is on its token, for its owner alone; an existing file is never replaced. Needs no PIN.
 * @throws SignerError `key_file_exists`, and the codes of readKeyInfo
 */
export async function createKeyPointer(options: { path: string; reference: Pkcs11Reference }): Promise<KeyInfo> {
  const { path, reference } = options;
  const info = await readKeyInfo(reference);
  await writeNewFile(path, writeKeyPointer({ ...info, reference }));
  return info;
}

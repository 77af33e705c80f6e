import { equalBytes } from '@attestlayer/encoding';
import type { KeyRole } from './key-file.ts';
import type { KeyPointer } from './key-pointer.ts';
import { requireRole } from './key-role.ts';
import { unsealKeyFile } from './open-key-file.ts';
import type { OpenedKey } from './opened-key.ts';
import { openPkcs11Key } from './pkcs11/open-pkcs11-key.ts';
import { readStoredKey } from './read-stored-key.ts';
import { SignerError } from './signer-error.ts';

/** Where the secret that opens a key comes from; each is asked for only when the key needs it, and never both. */
export type KeySecrets = { passphrase(): Promise<string>; pin(): Promise<string> };

export type OpenStoredKeyInput = { path: string; role: KeyRole; secrets: KeySecrets };

/**
 * Opens the key at a path for signing: one that is encrypted there, or one on a token that a pointer there names.
 * @throws SignerError with the codes of {@link openKeyFile}, or for a pointer `key_reference_invalid` when others could have
 * written it, `token_key_unfit` when the token holds another key than it says, and the codes of {@link openPkcs11Key}
 */
export async function openStoredKey({ path, role, secrets }: OpenStoredKeyInput): Promise<OpenedKey> {
  const stored = await readStoredKey(path);
  if (stored.kind === 'sealed') {
    const signer = await unsealKeyFile(stored.file, { path, role, passphrase: secrets.passphrase });
    return { ...signer, close: async () => undefined };
  }
  requireRole({ where: path, has: stored.pointer.role, needed: role });
  // Before anything of the module runs.
  if (!stored.isOwnersAlone) {
    throw new SignerError(
      'key_reference_invalid',
      `${path} names code to load, and others than its owner can change it`,
    );
  }
  return openPointed(stored.pointer, { path, role, pin: await secrets.pin() });
}

type OpenPointedInput = { path: string; role: KeyRole; pin: string };

async function openPointed(pointer: KeyPointer, { path, role, pin }: OpenPointedInput): Promise<OpenedKey> {
  const { reference, publicKey } = pointer;
  const key = await openPkcs11Key({ reference, role, pin });
  if (equalBytes(key.publicKey.bytes, publicKey.bytes)) return key;
  await key.close();
  throw new SignerError('token_key_unfit', `the token holds another key as ${reference.object} than ${path} says`);
}

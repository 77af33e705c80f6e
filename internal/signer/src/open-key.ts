import type { KeyRole } from './key-file.ts';
import type { KeyReference } from './key-reference.ts';
import { openKeyFile, readKeyFileInfo } from './open-key-file.ts';
import type { KeyInfo, OpenedKey } from './opened-key.ts';
import { openPkcs11Key } from './pkcs11/open-pkcs11-key.ts';
import { readPkcs11KeyInfo } from './pkcs11/read-pkcs11-key-info.ts';

export type OpenKeyInput = {
  reference: KeyReference;
  role: KeyRole;
  /** The passphrase of a key file, or the PIN of a token. */
  secret: string;
};

/**
 * Opens a key for signing, wherever it is.
 * @throws SignerError with the codes of {@link openKeyFile} or of {@link openPkcs11Key}
 */
export async function openKey({ reference, role, secret }: OpenKeyInput): Promise<OpenedKey> {
  switch (reference.driver) {
    case 'file': {
      const signer = await openKeyFile({ path: reference.path, role, passphrase: secret });
      return { ...signer, close: async () => undefined };
    }
    case 'pkcs11':
      return openPkcs11Key({ reference, role, pin: secret });
  }
}

/**
 * Reads the role and the public half of a key, wherever it is, without its passphrase or PIN.
 * @throws SignerError with the codes of {@link readKeyFileInfo} or of {@link readPkcs11KeyInfo}
 */
export function readKeyInfo(reference: KeyReference): Promise<KeyInfo> {
  switch (reference.driver) {
    case 'file':
      return readKeyFileInfo(reference.path);
    case 'pkcs11':
      return readPkcs11KeyInfo(reference);
  }
}

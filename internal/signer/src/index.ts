/** The only code that touches private keys, in an encrypted file or on a token with a PKCS #11 module. */
export { type CreateKeyFileInput, createKeyFile } from './create-key-file.ts';
export { createKeyPointer } from './create-key-pointer.ts';
export { KEY_ROLES, type KeyRole } from './key-file.ts';
export { type FileReference, type KeyReference, parseKeyReference, writeKeyReference } from './key-reference.ts';
export { type OpenKeyInput, openKey, readKeyInfo } from './open-key.ts';
export { openKeyFile, readKeyFileInfo, signerFromSeed } from './open-key-file.ts';
export { type KeySecrets, type OpenStoredKeyInput, openStoredKey } from './open-stored-key.ts';
export type { KeyInfo, OpenedKey } from './opened-key.ts';
export { type CreatePkcs11KeyInput, createPkcs11Key } from './pkcs11/create-pkcs11-key.ts';
export type { Pkcs11Reference } from './pkcs11-uri.ts';
export { SignerError, type SignerErrorCode } from './signer-error.ts';

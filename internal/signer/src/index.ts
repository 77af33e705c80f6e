/** The only code that touches private keys. Driver of the first day: an encrypted file. */
export { type CreateKeyFileInput, createKeyFile } from './create-key-file.ts';
export { KEY_ROLES, type KeyRole } from './key-file.ts';
export { type KeyFileInfo, openKeyFile, readKeyFileInfo, signerFromSeed } from './open-key-file.ts';
export { SignerError, type SignerErrorCode } from './signer-error.ts';

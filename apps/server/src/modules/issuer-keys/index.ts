/** The issuer of each mode: its names, keys and trust root. */
export { currentTrust, openDatabaseTrust } from './database-trust.ts';
export { type IssuerIdentity, issuerIdentity } from './issuer-identity.ts';
export { createKeyRing, type KeyRing } from './key-ring.ts';
export { passphraseFile } from './passphrase.ts';
export { type TrustTables, trustSchema } from './tables.ts';

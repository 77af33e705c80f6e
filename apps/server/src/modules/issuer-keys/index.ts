/** The issuer of each mode: its names, keys and trust root. */
export { checkIssuerKey } from './check-issuer-key.ts';
export { currentTrust, openDatabaseTrust } from './database-trust.ts';
export { issuerIdentity } from './issuer-identity.ts';
export { createKeyRing, type KeyRing } from './key-ring.ts';
export { passphraseFile } from './passphrase.ts';
export { issuerKeyRoutes } from './routes/console-trust.ts';
export { type TrustTables, trustSchema } from './tables.ts';

import { type Pkcs11Reference, parsePkcs11Uri, writePkcs11Uri } from './pkcs11-uri.ts';
import { SignerError } from './signer-error.ts';

export type FileReference = { driver: 'file'; path: string };

/** Where a key is; never how to open it: the passphrase or PIN comes from elsewhere. */
export type KeyReference = FileReference | Pkcs11Reference;

const FILE_SCHEME = 'file:';
const PKCS11_SCHEME = 'pkcs11:';

/**
 * Reads a key reference from the operator's configuration: `file:` and a path as the system writes it (nothing in it is decoded),
 * or a `pkcs11:` URI (RFC 7512). A reference names code to load, so it must never come from anybody but the operator.
 * @throws SignerError `key_reference_invalid`
 */
export function parseKeyReference(text: string): KeyReference {
  if (text.startsWith(PKCS11_SCHEME)) return parsePkcs11Uri(text.slice(PKCS11_SCHEME.length));
  if (text.startsWith(FILE_SCHEME) && text.length > FILE_SCHEME.length) {
    return { driver: 'file', path: text.slice(FILE_SCHEME.length) };
  }
  // The text is not repeated: a PIN may have been put into it by mistake.
  throw new SignerError('key_reference_invalid', 'a key reference begins with "file:" and a path, or with "pkcs11:"');
}

/** Writes the reference that {@link parseKeyReference} reads. */
export function writeKeyReference(reference: KeyReference): string {
  switch (reference.driver) {
    case 'file':
      return FILE_SCHEME + reference.path;
    case 'pkcs11':
      return PKCS11_SCHEME + writePkcs11Uri(reference);
  }
}

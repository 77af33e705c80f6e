import { type GeneralJws, parseGeneralJws, SignatureError, type Signer, signGeneralJws } from '@attestlayer/signature';
import { type DocumentFormat, readDocument, writeDocument } from './document.ts';
import { KitError } from './kit-error.ts';
import { checkTrustRoot } from './trust-checks.ts';
import { TRUST_TYP, type TrustRoot, trustRootSchema } from './trust-schema.ts';

/** Thousands of keys fit; a trust file is read before any of its signatures is checked. */
export const MAX_TRUST_BYTES = 4 * 1024 * 1024;

const FORMAT: DocumentFormat<TrustRoot> = { kind: 'trust', schema: trustRootSchema, maxBytes: MAX_TRUST_BYTES };

/** A trust file that was read, its signatures not yet checked. */
export type TrustFile = { root: TrustRoot; jws: GeneralJws };

/**
 * Reads a trust file: JWS JSON serialisation in exact JCS bytes, its payload the JCS of a trust root. No signature is
 * checked here: only {@link verifyTrustChain} makes a trust root that may be used.
 *
 * @throws KitError `trust_*`
 */
export function parseTrustFile(bytes: Uint8Array): TrustFile {
  if (bytes.length > MAX_TRUST_BYTES) {
    throw new KitError('trust_too_large', `trust: ${bytes.length} bytes, more than the limit of ${MAX_TRUST_BYTES}`);
  }
  const jws = parseJws(bytes);
  const root = readDocument(jws.payload, FORMAT);
  checkTrustRoot(root);
  return { root, jws };
}

/**
 * Signs a trust root with each signer and returns the bytes of the trust file.
 *
 * @throws KitError `trust_*`
 */
export async function signTrust(options: { root: TrustRoot; signers: Signer[] }): Promise<Uint8Array> {
  checkTrustRoot(options.root);
  return signGeneralJws({ signers: options.signers, typ: TRUST_TYP, payload: writeDocument(options.root, FORMAT) });
}

function parseJws(bytes: Uint8Array): GeneralJws {
  try {
    return parseGeneralJws(bytes, TRUST_TYP);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    throw new KitError('trust_jws_invalid', `trust: not a signed trust file (${error.message})`, { cause: error });
  }
}

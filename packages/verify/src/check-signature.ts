import { decodeUtf8, EncodingError } from '@attestlayer/encoding';
import {
  type IssuerKey,
  RECEIPT_JWS_PATH,
  RECEIPT_PATH,
  RECEIPT_TYP,
  type Receipt,
  type TrustRoot,
} from '@attestlayer/kit';
import {
  type PublicKey,
  parseDetachedJws,
  readPublicKey,
  SignatureError,
  verifyDetachedJws,
} from '@attestlayer/signature';
import { MAX_JWS_BYTES } from './limits.ts';
import { orNull, type Run } from './run.ts';

/** The text of receipt.jws with exactly the header that the format allows, and the key id in it. */
export type ReceiptJws = { text: string; kid: string };

/** A key that the pinned trust root lists for the issuer of the receipt. */
export type TrustedKey = { key: PublicKey; entry: IssuerKey };

/** Reads receipt.jws and its header (spec/verification.md 4.10). */
export async function readReceiptJws(run: Run): Promise<ReceiptJws | null> {
  const path = RECEIPT_JWS_PATH;
  const bytes = await orNull(run, 'jws_document', path, () => run.entries.get(path)!.bytes(MAX_JWS_BYTES));
  if (bytes === null) return null;
  try {
    const text = decodeUtf8(bytes);
    const { kid } = parseDetachedJws(text, RECEIPT_TYP);
    run.findings.pass('jws_document', { path, found: `kid ${kid}` });
    return { text, kid };
  } catch (error) {
    if (!(error instanceof SignatureError) && !(error instanceof EncodingError)) throw error;
    run.findings.fail('jws_document', 'jws_malformed', { path, found: error.message });
    return null;
  }
}

/**
 * Finds the key of the receipt in the pinned trust root, never in the kit (spec/verification.md 4.11). A key or issuer that
 * is not listed is NOT_ESTABLISHED: the kit may be forged, or the trust root old; only the reader can tell.
 */
export function findIssuerKey(
  run: Run,
  trust: TrustRoot | null,
  receipt: Receipt,
  jws: ReceiptJws | null,
): TrustedKey | null {
  const { id, kid } = receipt.issuer;
  if (jws !== null) {
    run.findings.compare('receipt_kid', 'receipt_kid_differs', { path: RECEIPT_PATH, expected: jws.kid, found: kid });
  }
  if (trust === null) return null;
  const detail = {
    path: RECEIPT_PATH,
    expected: `a key of issuer ${id} in trust root version ${trust.version}`,
    found: kid,
  };
  const owner = trust.issuers.find((issuer) => issuer.keys.some((key) => key.kid === kid));
  const entry = owner?.keys.find((key) => key.kid === kid);
  if (owner === undefined || entry === undefined) {
    const isIssuerKnown = trust.issuers.some((issuer) => issuer.id === id);
    run.findings.notEstablished('issuer_key', isIssuerKnown ? 'key_not_listed' : 'issuer_not_listed', detail);
    return null;
  }
  if (owner.id !== id) {
    run.findings.fail('issuer_key', 'key_of_another_issuer', {
      ...detail,
      found: `${kid}, a key of issuer ${owner.id}`,
    });
    return null;
  }
  run.findings.pass('issuer_key', { ...detail, found: `${kid}, a key of ${owner.name}` });
  // Strictness and kid = thumbprint were demanded of every key when the trust root was read.
  return { key: readPublicKey(entry.jwk), entry };
}

/** The strict Ed25519 signature over the bytes of receipt.json (spec/verification.md 4.12). */
export async function checkSignature(run: Run, jws: ReceiptJws | null, trusted: TrustedKey | null): Promise<void> {
  const path = RECEIPT_JWS_PATH;
  if (jws === null || trusted === null || jws.kid !== trusted.key.kid) {
    run.findings.notEstablished('signature', 'signature_not_checked', { path });
    return;
  }
  const { bytes } = run.known.receipt!;
  const isValid = await verifyDetachedJws({ jws: jws.text, typ: RECEIPT_TYP, payload: bytes, key: trusted.key });
  if (isValid) run.findings.pass('signature', { path, found: `Ed25519 by ${trusted.key.kid}` });
  else run.findings.fail('signature', 'signature_invalid', { path, expected: `Ed25519 by ${trusted.key.kid}` });
}

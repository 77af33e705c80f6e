import { decodeBase64url, encodeUtf8, type JsonValue, writeCanonical } from '@attestlayer/encoding';
import {
  parseDetachedJws,
  parseGeneralJws,
  readPublicKey,
  SignatureError,
  verifyEd25519,
} from '@attestlayer/signature';

/** The JSON serialisations of RFC 7515 section 7.2, general or flattened. */
export type JsonJws = { [member: string]: JsonValue };

/** The type that our receipts have; no third-party vector carries it. */
const RECEIPT_TYP = 'attestlayer.receipt.v1+jws';

/**
 * Shows a compact JWS to our parser, with the payload taken out if it has one: ours is always detached, and a refusal
 * for that alone would say nothing about the header. `true` if the parser lets it pass, which is only the first step of
 * verifying.
 */
export function parsesAsReceipt(compact: string): boolean {
  const parts = compact.split('.');
  const detached = parts.length === 3 ? `${parts[0]}..${parts[2]}` : compact;
  return parseDetachedJws(detached, RECEIPT_TYP).kid !== '';
}

/**
 * Shows a JSON serialisation to our parser, re-encoded as JCS so that its presentation is not the reason for refusal.
 */
export function parsesAsTrustFile(jws: JsonJws): boolean {
  return parseGeneralJws(writeCanonical(jws), RECEIPT_TYP).signatures.length > 0;
}

/** Verifies what is left without reading the header: a strict signature by the key over "header.payload". */
export async function verifySignatureAlone(
  compact: string,
  jwk: { kty?: unknown; crv?: unknown; x?: unknown },
): Promise<boolean> {
  const [header, payload, signature, ...rest] = compact.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) {
    throw new SignatureError('jws_malformed', 'not three parts');
  }
  // Signed as it stands, and still refused if its spare bits make it a second spelling of the payload.
  decodeBase64url(payload);
  const key = readPublicKey({ kty: jwk.kty, crv: jwk.crv, x: jwk.x });
  return verifyEd25519({ key, message: encodeUtf8(`${header}.${payload}`), signature: decodeBase64url(signature) });
}

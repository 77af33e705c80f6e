import { encodeBase64url } from '@attestlayer/encoding';
import { buildSigningInput, decodeSignature } from './jws-parts.ts';
import { encodeProtectedHeader, readProtectedHeader } from './protected-header.ts';
import type { PublicKey } from './public-key.ts';
import { SignatureError } from './signature-error.ts';
import type { Signer } from './signer.ts';
import { verifyEd25519 } from './verify-ed25519.ts';

/** A parsed "header..signature"; `header` is the protected header as it stands in the text, in base64url. */
export type DetachedJws = {
  kid: string;
  header: string;
  signature: Uint8Array;
  signingInput(payload: Uint8Array): Uint8Array;
};

/** Signs a payload as compact JWS with detached payload, "header..signature" (RFC 7515 appendix F). */
export async function signDetachedJws(options: { signer: Signer; typ: string; payload: Uint8Array }): Promise<string> {
  const { signer, typ, payload } = options;
  const header = encodeProtectedHeader(signer.publicKey.kid, typ);
  const signature = await signer.sign(buildSigningInput(header, payload));
  return `${header}..${encodeBase64url(signature)}`;
}

/**
 * Parses a compact JWS with detached payload whose protected header is exactly the JCS of `alg`, `kid` and `typ`.
 * Nothing is verified yet.
 *
 * @throws SignatureError `jws_malformed`, `jws_header_invalid`, `jws_signature_length_invalid`
 */
export function parseDetachedJws(text: string, typ: string): DetachedJws {
  // Hostile text may be all dots: four parts are enough to see that there are too many.
  const [header, payload, encodedSignature, ...rest] = text.split('.', 4);
  if (header === undefined || payload !== '' || encodedSignature === undefined || rest.length > 0) {
    throw new SignatureError('jws_malformed', 'not of the form header..signature');
  }
  const kid = readProtectedHeader(header, typ);
  const signature = decodeSignature(encodedSignature);
  return { kid, header, signature, signingInput: (detached) => buildSigningInput(header, detached) };
}

/**
 * Verifies a compact JWS with detached payload under one key: `true` only if its header names that key and the
 * signature is the key's.
 *
 * @throws SignatureError as {@link parseDetachedJws} when the text is no such JWS at all
 */
export async function verifyDetachedJws(options: {
  jws: string;
  typ: string;
  payload: Uint8Array;
  key: PublicKey;
}): Promise<boolean> {
  const { jws, typ, payload, key } = options;
  const { kid, signature, signingInput } = parseDetachedJws(jws, typ);
  return kid === key.kid && (await verifyEd25519({ key, message: signingInput(payload), signature }));
}

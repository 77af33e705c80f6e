import { encodeBase64url, readCanonical, writeCanonical } from '@attestlayer/encoding';
import { buildSigningInput, decodePart, decodeSignature } from './jws-parts.ts';
import { encodeProtectedHeader, readProtectedHeader } from './protected-header.ts';
import type { PublicKey } from './public-key.ts';
import { readMembers } from './read-members.ts';
import { SignatureError } from './signature-error.ts';
import type { Signer } from './signer.ts';
import { verifyEd25519 } from './verify-ed25519.ts';

/**
 * Signatures that one file may carry. A trust root has a handful of keys; each signature costs the reader a
 * verification.
 */
const MAX_SIGNATURES = 64;

/** One signature of a parsed General JWS, with the bytes it must cover. */
export type GeneralJwsSignature = { kid: string; signature: Uint8Array; signingInput: Uint8Array };

/** A parsed General JWS. Nothing in it is verified yet. */
export type GeneralJws = { payload: Uint8Array; signatures: GeneralJwsSignature[] };

/** Signs a payload with several keys as General JWS JSON Serialization (RFC 7515 section 7.2.1), in exact JCS bytes. */
export async function signGeneralJws(options: {
  signers: Signer[];
  typ: string;
  payload: Uint8Array;
}): Promise<Uint8Array> {
  const { signers, typ, payload } = options;
  const signatures = await Promise.all(
    signers.map(async (signer) => {
      const header = encodeProtectedHeader(signer.publicKey.kid, typ);
      const signature = await signer.sign(buildSigningInput(header, payload));
      return { protected: header, signature: encodeBase64url(signature) };
    }),
  );
  return writeCanonical({ payload: encodeBase64url(payload), signatures });
}

/**
 * Parses General JWS JSON Serialization in exact JCS bytes: `payload` and `signatures` of `protected` and `signature`,
 * no unprotected header, every protected header exactly the JCS of `alg`, `kid` and `typ`.
 *
 * @throws SignatureError `jws_malformed`, `jws_header_invalid`, `jws_signature_length_invalid`
 */
export function parseGeneralJws(bytes: Uint8Array, typ: string): GeneralJws {
  const document = readMembers(readJson(bytes), ['payload', 'signatures'], 'jws_malformed');
  const payload = decodePart(readText(document.payload));
  if (!Array.isArray(document.signatures) || document.signatures.length > MAX_SIGNATURES) {
    throw new SignatureError('jws_malformed', `signatures is not an array of at most ${MAX_SIGNATURES}`);
  }
  const signatures = document.signatures.map((entry: unknown) => {
    const members = readMembers(entry, ['protected', 'signature'], 'jws_malformed');
    const header = readText(members.protected);
    return {
      kid: readProtectedHeader(header, typ),
      signature: decodeSignature(readText(members.signature)),
      signingInput: buildSigningInput(header, payload),
    };
  });
  return { payload, signatures };
}

/**
 * Counts the distinct keys among `keys` that signed the file (TUF 5.3: a key counts once, however often it signed).
 * Signatures of other keys are ignored: they are not ours to judge.
 *
 * @throws SignatureError `jws_signature_invalid` when a signature that names one of `keys` does not verify: the file
 * was tampered with, and a quorum of the rest must not hide it.
 */
export async function countValidSignatures(parsed: GeneralJws, keys: PublicKey[]): Promise<number> {
  const keyOfKid = new Map(keys.map((key) => [key.kid, key]));
  const valid = new Set<string>();
  for (const { kid, signature, signingInput } of parsed.signatures) {
    const key = keyOfKid.get(kid);
    if (key === undefined) continue;
    if (!(await verifyEd25519({ key, message: signingInput, signature }))) {
      throw new SignatureError('jws_signature_invalid', `the signature of key ${kid} does not verify`);
    }
    valid.add(kid);
  }
  return valid.size;
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return readCanonical(bytes);
  } catch (cause) {
    throw new SignatureError('jws_malformed', 'not canonical JSON', { cause });
  }
}

function readText(value: unknown): string {
  if (typeof value !== 'string') throw new SignatureError('jws_malformed', 'expected a string');
  return value;
}

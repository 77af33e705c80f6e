import { equalBytes, formatTimestamp } from '@attestlayer/encoding';
import { Certificate, IssuerAndSerialNumber } from 'pkijs';
import { checkSignatureAlgorithm, digest, hashNameOf } from './algorithms.ts';
import { checkChain, checkSignerCertificate } from './check-certificate.ts';
import { type Anchor, type Chain, findChains } from './find-chains.ts';
import { encodeUnsigned } from './make-request.ts';
import { readToken, type Token } from './read-token.ts';
import { checkSignedAttributes } from './signed-attributes.ts';
import { Refusal, type TimestampCode } from './timestamp-code.ts';

/** Who is trusted for time: any of the DER certificates may end a chain, be it of a root, an intermediate or the signer. */
export type TimestampAuthority = { name: string; certificates: Uint8Array[] };

/** What a token shows. `untrusted`: nothing is wrong with it, and nobody whom the reader trusts vouches for it. */
export type TimestampResult =
  | {
      status: 'valid';
      /** RFC 3339, rounded up to milliseconds. The message existed then, within the accuracy. */
      time: string;
      /** What the authority admits that its clock may be off by; null when it does not say. */
      accuracyMs: number | null;
      /** The name under which the reader trusts it. */
      authority: string;
      /** Serial number of the token, in hex. */
      serial: string;
    }
  | { status: 'invalid' | 'untrusted'; code: TimestampCode; detail: string };

/**
 * Verifies an RFC 3161 token over a message: a TimeStampResp, as authorities answer and `openssl ts` writes, or the bare
 * TimeStampToken in it. The token is hostile until it is verified: whatever it holds, the answer is a result.
 *
 * Certificates in the token complete a chain and are never trusted. The chain is judged at the time of the token, so a token
 * stays valid after its certificates have run out; revocation is not looked up: an authority that is no longer trusted is
 * taken off the list.
 *
 * @param options.nonce the nonce of the request that the token must answer; leave it away for a token from an archive
 */
export async function verifyTimestampToken(options: {
  token: Uint8Array;
  message: Uint8Array;
  authorities: readonly TimestampAuthority[];
  nonce?: Uint8Array;
}): Promise<TimestampResult> {
  try {
    return await verify(options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const status = error.code === 'authority_not_trusted' ? 'untrusted' : 'invalid';
    return { status, code: error.code, detail: error.message };
  }
}

async function verify(options: Parameters<typeof verifyTimestampToken>[0]): Promise<TimestampResult> {
  const token = readToken(options.token);
  await checkImprint(token, options.message);
  checkNonce(token, options.nonce);
  const anchors = options.authorities.flatMap(listAnchors);
  const certificate = findSignerCertificate(token, anchors);
  checkSignerCertificate(certificate);
  await checkSignedAttributes(token, certificate);
  await checkSignature(token, certificate, options.message);
  const { authority } = await chooseChain(token, certificate, anchors);
  const { time, accuracyMs, serial } = token;
  return { status: 'valid', time: formatTimestamp(time.getTime()), accuracyMs, authority, serial };
}

async function checkImprint({ info }: Token, message: Uint8Array): Promise<void> {
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const expected = await digest(hashAlgorithm, message);
  if (!equalBytes(hashedMessage.valueBlock.valueHexView, expected)) {
    throw new Refusal('imprint_differs', 'the token is over another message');
  }
}

function checkNonce({ info }: Token, nonce: Uint8Array | undefined): void {
  if (nonce === undefined) return;
  if (info.nonce === undefined || !equalBytes(info.nonce.valueBlock.valueHexView, encodeUnsigned(nonce))) {
    throw new Refusal('nonce_differs', 'the token answers another request');
  }
}

/** A certificate of the reader's that cannot be read is trusted for nothing. */
function listAnchors({ name, certificates }: TimestampAuthority): Anchor[] {
  return certificates.flatMap((bytes) => {
    try {
      return [{ authority: name, certificate: Certificate.fromBER(new Uint8Array(bytes)) }];
    } catch {
      return [];
    }
  });
}

/** The authority may leave its certificate out; then it must be one of the reader's. */
function findSignerCertificate({ signer, certificates }: Token, anchors: readonly Anchor[]): Certificate {
  const { sid } = signer;
  if (!(sid instanceof IssuerAndSerialNumber)) {
    throw new Refusal('signer_not_found', 'the signer is not named by issuer and serial number');
  }
  const found = [...certificates, ...anchors.map(({ certificate }) => certificate)].find(
    ({ issuer, serialNumber }) => issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber),
  );
  if (found === undefined) throw new Refusal('signer_not_found', 'the certificate of the signer is not at hand');
  return found;
}

/** The library checks digest and signature once more over the same bytes; only what it says about the signature is news here. */
async function checkSignature(
  { signer, signedData }: Token,
  certificate: Certificate,
  message: Uint8Array,
): Promise<void> {
  hashNameOf(signer.digestAlgorithm);
  checkSignatureAlgorithm(signer.signatureAlgorithm, 'cms');
  signedData.certificates = [certificate];
  const isValid = await signedData
    .verify({ signer: 0, data: new Uint8Array(message).buffer, checkChain: false })
    .catch((cause: unknown) => {
      throw new Refusal('signature_invalid', 'the signature cannot be checked', { cause });
    });
  if (!isValid) throw new Refusal('signature_invalid', 'the signature does not verify');
}

/** The first chain that keeps the rules; if none does, what the first one breaks. */
async function chooseChain(token: Token, signer: Certificate, anchors: readonly Anchor[]): Promise<Chain> {
  const chains = await findChains({ signer, intermediates: token.certificates, anchors });
  let problem = new Refusal('authority_not_trusted', 'no chain to a certificate of a trusted authority');
  for (const [position, chain] of chains.entries()) {
    try {
      checkChain(chain.certificates, token.time);
      return chain;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (position === 0) problem = error;
    }
  }
  throw problem;
}

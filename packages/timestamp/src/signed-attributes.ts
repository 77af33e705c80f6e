import { equalBytes } from '@attestlayer/encoding';
import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, type Attribute, type Certificate, type SignerInfo } from 'pkijs';
import { digest } from './algorithms.ts';
import { type Token, TST_INFO } from './read-token.ts';
import { Refusal } from './timestamp-code.ts';

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const SHA_256 = '2.16.840.1.101.3.4.2.1';

/**
 * What the signature is over: content type and digest of the TSTInfo (RFC 5652 11), and the hash of the signer's certificate
 * (RFC 3161 2.4.2, RFC 5816), without which another certificate for the same key could be put in its place.
 *
 * @throws Refusal signed_attributes_invalid, token_algorithm_unsupported
 */
export async function checkSignedAttributes({ signer, infoBytes }: Token, certificate: Certificate): Promise<void> {
  const type = findValue(signer, CONTENT_TYPE);
  if (!(type instanceof asn1js.ObjectIdentifier) || type.valueBlock.toString() !== TST_INFO) {
    throw invalid('the content type');
  }
  const signedDigest = findValue(signer, MESSAGE_DIGEST);
  const isRight =
    signedDigest instanceof asn1js.OctetString &&
    equalBytes(signedDigest.valueBlock.valueHexView, await digest(signer.digestAlgorithm, infoBytes));
  if (!isRight) throw invalid('the message digest');
  await checkCertificateHash(signer, certificate);
}

/**
 * The first ESSCertID or ESSCertIDv2 is of the signer's certificate; more would be of its issuers. Version 1 can only say SHA-1,
 * which is no weakness here: the certificate is believed for its chain, and the hash only tells which of them was meant.
 */
async function checkCertificateHash(signer: SignerInfo, certificate: Certificate): Promise<void> {
  const version2 = findValue(signer, SIGNING_CERTIFICATE_V2);
  const parts = childrenOf(childrenOf(childrenOf(version2 ?? findValue(signer, SIGNING_CERTIFICATE))[0])[0]);
  const bytes = new Uint8Array(certificate.toSchema().toBER());
  const named = parts[0] instanceof asn1js.Sequence ? new AlgorithmIdentifier({ schema: parts[0] }) : null;
  const hash = named === null ? parts[0] : parts[1];
  const expected =
    version2 === null
      ? new Uint8Array(await crypto.subtle.digest('SHA-1', bytes))
      : await digest(named ?? new AlgorithmIdentifier({ algorithmId: SHA_256 }), bytes);
  if (!(hash instanceof asn1js.OctetString) || !equalBytes(hash.valueBlock.valueHexView, expected)) {
    throw invalid('the hash of the certificate');
  }
}

/** The one value of an attribute that occurs once; null when it does not occur. */
function findValue({ signedAttrs }: SignerInfo, type: string): asn1js.BaseBlock | null {
  const found = signedAttrs?.attributes.filter((attribute: Attribute) => attribute.type === type) ?? [];
  if (found.length === 0) return null;
  const [value, ...more] = found.flatMap(({ values }) => values as asn1js.BaseBlock[]);
  if (value === undefined || more.length > 0) throw invalid(`attribute ${type}, which must have one value,`);
  return value;
}

function childrenOf(block: asn1js.BaseBlock | null | undefined): asn1js.BaseBlock[] {
  return block instanceof asn1js.Sequence ? (block.valueBlock.value as asn1js.BaseBlock[]) : [];
}

function invalid(what: string): Refusal {
  return new Refusal('signed_attributes_invalid', `${what} under the signature is missing or wrong`);
}

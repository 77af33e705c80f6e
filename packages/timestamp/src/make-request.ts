import { sha256 } from '@attestlayer/encoding';
import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';

const SHA_256 = '2.16.840.1.101.3.4.2.1';

/**
 * Makes a TimeStampReq (RFC 3161 2.4.1) over a message: SHA-256, the certificate asked for, any policy.
 *
 * @param nonce random bytes, read as an unsigned number; hand the same bytes to `verifyTimestampToken`
 */
export function makeTimestampRequest(message: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: new Uint8Array(sha256(message)) }),
    }),
    nonce: new asn1js.Integer({ valueHex: encodeUnsigned(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** The content of a DER INTEGER: no leading zeros but the one that keeps it from being negative. */
export function encodeUnsigned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? [0] : [...bytes.subarray(first)];
  return Uint8Array.from(digits[0]! > 0x7f ? [0, ...digits] : digits);
}

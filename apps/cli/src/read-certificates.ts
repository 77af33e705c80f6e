import { decodeBase64, decodeUtf8, EncodingError } from '@attestlayer/encoding';

const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** The outer element of every X.509 certificate. */
const DER_SEQUENCE = 0x30;

/** The certificates of a file, in DER: every block of a PEM file (RFC 7468), or the file itself. Whether they are sound is for the token check. */
export function readCertificates(bytes: Uint8Array): Uint8Array[] {
  if (bytes[0] === DER_SEQUENCE) return [bytes];
  try {
    return [...decodeUtf8(bytes).matchAll(PEM)].map(([, text]) => decodeBase64(text!.replaceAll(/\s/g, '')));
  } catch (error) {
    if (error instanceof EncodingError) return [];
    throw error;
  }
}

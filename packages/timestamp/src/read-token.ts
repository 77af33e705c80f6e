import { encodeHex } from '@attestlayer/encoding';
import * as asn1js from 'asn1js';
import { Certificate, ContentInfo, SignedData, type SignerInfo, TimeStampResp, TSTInfo } from 'pkijs';
import { readGeneralizedTime } from './generalized-time.ts';
import { Refusal } from './timestamp-code.ts';

/** A token with its certificate chain is 4 to 8 kB. */
const MAX_TOKEN_BYTES = 64 * 1024;

/** A chain is 2 to 4 certificates, sometimes with a cross-certificate or two. */
const MAX_CERTIFICATES = 16;

/** RFC 3161 2.4.2 asks for 160 bits, which take 20 bytes and one for the sign. */
const MAX_SERIAL_BYTES = 21;

/** An authority that is not sure of its clock within a day says nothing about time. */
const MAX_ACCURACY_MS = 24 * 60 * 60 * 1000;

const SIGNED_DATA = '1.2.840.113549.1.7.2';
export const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/** PKIStatus (RFC 3161 2.4.2): `granted` and `grantedWithMods`; nothing else comes with a token. */
const GRANTED: readonly number[] = [0, 1];

/** A token, well-formed; nothing in it is believed yet. */
export type Token = {
  signedData: SignedData;
  signer: SignerInfo;
  certificates: Certificate[];
  info: TSTInfo;
  /** The bytes of `info`, which the signed digest is of. */
  infoBytes: Uint8Array;
  time: Date;
  /** Hex without leading zeros. */
  serial: string;
  accuracyMs: number | null;
};

/**
 * Reads a TimeStampResp or a bare TimeStampToken (RFC 3161 2.4.2).
 *
 * @throws Refusal token_too_large, token_malformed, token_not_granted
 */
export function readToken(bytes: Uint8Array): Token {
  if (bytes.length > MAX_TOKEN_BYTES) {
    throw new Refusal('token_too_large', `${bytes.length} bytes, more than the limit of ${MAX_TOKEN_BYTES}`);
  }
  try {
    return readContentInfo(findContentInfo(parseAsn1(bytes)));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // The parser throws errors of many kinds at hostile input; each means that this is no token.
    throw new Refusal('token_malformed', error instanceof Error ? error.message : 'not a token', { cause: error });
  }
}

function parseAsn1(bytes: Uint8Array): asn1js.BaseBlock {
  const { offset, result } = asn1js.fromBER(new Uint8Array(bytes));
  if (offset === -1) throw malformed(result.error);
  if (offset !== bytes.length) throw malformed('bytes after the end');
  return result;
}

/** A response begins with a status, a SEQUENCE; a token with the OID of its content. */
function findContentInfo(outer: asn1js.BaseBlock): ContentInfo {
  if (!(outer instanceof asn1js.Sequence)) throw malformed('not a SEQUENCE');
  if (outer.valueBlock.value[0] instanceof asn1js.ObjectIdentifier) return new ContentInfo({ schema: outer });
  const { status, timeStampToken } = new TimeStampResp({ schema: outer });
  if (!GRANTED.includes(status.status)) {
    throw new Refusal('token_not_granted', `the authority answered with status ${status.status}`);
  }
  if (timeStampToken === undefined) throw malformed('a response without a token');
  return timeStampToken;
}

function readContentInfo({ contentType, content }: ContentInfo): Token {
  if (contentType !== SIGNED_DATA) throw malformed(`content type ${contentType}`);
  const signedData = new SignedData({ schema: content });
  const { eContentType, eContent } = signedData.encapContentInfo;
  if (eContentType !== TST_INFO || eContent === undefined) throw malformed(`encapsulated content type ${eContentType}`);
  const [signer, ...others] = signedData.signerInfos;
  if (signer === undefined || others.length > 0) throw malformed('a token has exactly one signer');
  const infoBytes = new Uint8Array(eContent.getValue());
  return { signedData, signer, certificates: listCertificates(signedData), infoBytes, ...readInfo(infoBytes) };
}

function listCertificates({ certificates = [] }: SignedData): Certificate[] {
  if (certificates.length > MAX_CERTIFICATES) throw malformed(`${certificates.length} certificates`);
  // Other kinds of certificate mean nothing here.
  return certificates.filter((each): each is Certificate => each instanceof Certificate);
}

function readInfo(content: Uint8Array): Pick<Token, 'info' | 'time' | 'serial' | 'accuracyMs'> {
  const block = parseAsn1(content);
  const info = new TSTInfo({ schema: block });
  if (info.version !== 1) throw malformed(`TSTInfo version ${info.version}`);
  if (info.extensions?.some((extension) => extension.critical)) throw malformed('an unknown critical extension');
  const [, , , , time] = (block as asn1js.Sequence).valueBlock.value;
  return {
    info,
    time: readGeneralizedTime((time as asn1js.GeneralizedTime).valueBlock.valueHexView),
    serial: readSerial(info.serialNumber.valueBlock.valueHexView),
    accuracyMs: readAccuracy(info),
  };
}

function readSerial(bytes: Uint8Array): string {
  if (bytes.length === 0 || bytes.length > MAX_SERIAL_BYTES || bytes[0]! > 0x7f) throw malformed('the serial number');
  return encodeHex(bytes).replace(/^(?:00)+(?=.)/, '');
}

/** Rounded up to whole milliseconds. */
function readAccuracy({ accuracy }: TSTInfo): number | null {
  if (accuracy === undefined) return null;
  const { seconds = 0, millis = 0, micros = 0 } = accuracy;
  const total = seconds * 1000 + millis + Math.ceil(micros / 1000);
  const isExact = [seconds, millis, micros].every((part) => Number.isInteger(part) && part >= 0);
  if (!isExact || millis > 999 || micros > 999 || total > MAX_ACCURACY_MS) throw malformed('the accuracy');
  return total;
}

function malformed(message: string): Refusal {
  return new Refusal('token_malformed', message);
}

import { isAbsolute } from 'node:path';
import { SignerError } from './signer-error.ts';

/** A key on a token, as the parts of a PKCS #11 URI (RFC 7512) that name it. */
export type Pkcs11Reference = {
  driver: 'pkcs11';
  /** Absolute path of the module, the shared library of the token's maker. */
  modulePath: string;
  /** Label of the token (CK_TOKEN_INFO label). */
  token: string;
  /** Serial number of the token, where two tokens share a label. */
  serial?: string;
  /** Label of the key (CKA_LABEL): `<role>:<name>`. */
  object: string;
};

type Member = 'token' | 'serial' | 'object' | 'type';

const PATH_MEMBERS: readonly string[] = ['token', 'serial', 'object', 'type'] satisfies Member[];
const QUERY_MEMBERS: readonly string[] = ['module-path'];

/** pk11-pchar and pk11-qchar of RFC 7512 section 2.3, with percent-encoded bytes. */
const VALUE = /^(?:[A-Za-z0-9\-._~:[\]@!$'()*+,=/?|]|%[0-9A-Fa-f]{2})+$/;

/**
 * Reads what follows `pkcs11:`. Stricter than RFC 7512: it must name one key, and what we would not look at is refused.
 * @throws SignerError `key_reference_invalid`
 */
export function parsePkcs11Uri(text: string): Pkcs11Reference {
  const question = text.indexOf('?');
  const path = readMembers(question < 0 ? text : text.slice(0, question), ';', PATH_MEMBERS);
  const query = readMembers(question < 0 ? '' : text.slice(question + 1), '&', QUERY_MEMBERS);
  const modulePath = query.get('module-path');
  const token = path.get('token');
  const object = path.get('object');
  const serial = path.get('serial');
  if (token === undefined || object === undefined || modulePath === undefined) {
    throw invalid('it must have token=, object= and ?module-path=');
  }
  if (!isAbsolute(modulePath))
    throw invalid('module-path must be an absolute path: a search could load another module');
  if ((path.get('type') ?? 'private') !== 'private') throw invalid('type must be private');
  return { driver: 'pkcs11', modulePath, token, object, ...(serial !== undefined && { serial }) };
}

/** Writes what {@link parsePkcs11Uri} reads. */
export function writePkcs11Uri({ modulePath, token, serial, object }: Pkcs11Reference): string {
  const path = [`token=${encodeValue(token)}`, ...(serial === undefined ? [] : [`serial=${encodeValue(serial)}`])];
  return `${[...path, `object=${encodeValue(object)}`, 'type=private'].join(';')}?module-path=${encodeValue(modulePath)}`;
}

function readMembers(text: string, separator: string, known: readonly string[]): Map<string, string> {
  const members = new Map<string, string>();
  for (const part of text === '' ? [] : text.split(separator)) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(equals, 0));
    // Arguments and configuration are seen by others; a URI with the PIN in it is refused so that nobody gets used to it.
    if (name === 'pin-value' || name === 'pin-source') throw invalid('the PIN never stands in it');
    if (!known.includes(name)) throw invalid(`only ${known.join(', ')} may stand where another attribute stands`);
    if (members.has(name)) throw invalid(`${name} stands twice`);
    members.set(name, decodeValue(name, part.slice(equals + 1)));
  }
  return members;
}

function decodeValue(name: string, value: string): string {
  try {
    if (VALUE.test(value)) return decodeURIComponent(value);
  } catch {
    // told below: bytes that are not UTF-8 and characters that must be encoded have the same remedy
  }
  throw invalid(`the value of ${name} is empty or not percent-encoded UTF-8`);
}

/** Colons and slashes may stand as they are, and are read by people. */
function encodeValue(value: string): string {
  return encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2F', '/');
}

function invalid(why: string): SignerError {
  return new SignerError('key_reference_invalid', `the PKCS #11 URI is not valid: ${why}`);
}

import { type PublicKey, publicKeyFromBytes } from '@attestlayer/signature';
import { SignerError } from '../signer-error.ts';
import { readBoolean, readUlong, type Template } from './attributes.ts';
import {
  CKA_CLASS,
  CKA_EC_POINT,
  CKA_EXTRACTABLE,
  CKA_ID,
  CKA_KEY_TYPE,
  CKA_LABEL,
  CKA_SENSITIVE,
  CKA_TOKEN,
  CKK_EC_EDWARDS,
  CKO_PRIVATE_KEY,
  CKO_PUBLIC_KEY,
} from './constants.ts';
import type { Cryptoki, Handle } from './cryptoki.ts';

type KeySearch = { session: Handle; label: string };

/** DER of an OCTET STRING of 32 bytes (PKCS #11 v2.40 section 2.3.3 of the curve mechanisms); v3.1 gives the bytes alone. */
const POINT_HEADER = [0x04, 0x20];
const POINT_BYTES = 32;

/**
 * Finds the private key and refuses one that the token would give away.
 * @throws SignerError `token_key_missing`, `token_key_ambiguous`, `token_key_unfit`
 */
export async function findPrivateKey(cryptoki: Cryptoki, search: KeySearch): Promise<{ key: Handle; id: Uint8Array }> {
  const { session, label } = search;
  const key = await findOne(cryptoki, search, [[CKA_CLASS, CKO_PRIVATE_KEY]]);
  const types = [CKA_KEY_TYPE, CKA_SENSITIVE, CKA_EXTRACTABLE, CKA_ID] as const;
  const [keyType, sensitive, extractable, id] = (await cryptoki.readAttributes(session, key, types)) as Four;
  requireEdwards(keyType, label);
  if (!readBoolean(sensitive) || readBoolean(extractable)) {
    throw new SignerError(
      'token_key_unfit',
      `the private key ${label} can be read out of the token; make one that cannot`,
    );
  }
  return { key, id };
}

type Four = [Uint8Array, Uint8Array, Uint8Array, Uint8Array];

/**
 * Finds the public key, with `id` (CKA_ID) the one that belongs to that private key; needs no PIN.
 * @throws SignerError `token_key_missing`, `token_key_ambiguous`, `token_key_unfit`
 */
export async function findPublicKey(cryptoki: Cryptoki, search: KeySearch & { id?: Uint8Array }): Promise<PublicKey> {
  const { session, label, id } = search;
  const withId: Template = id === undefined ? [] : [[CKA_ID, id]];
  const object = await findOne(cryptoki, search, [[CKA_CLASS, CKO_PUBLIC_KEY], ...withId]);
  const types = [CKA_KEY_TYPE, CKA_EC_POINT] as const;
  const [keyType, point] = (await cryptoki.readAttributes(session, object, types)) as [Uint8Array, Uint8Array];
  requireEdwards(keyType, label);
  try {
    return publicKeyFromBytes(readPoint(point));
  } catch (cause) {
    throw new SignerError('token_key_unfit', `the public key ${label} on the token is not an Ed25519 key`, { cause });
  }
}

async function findOne(cryptoki: Cryptoki, { session, label }: KeySearch, template: Template): Promise<Handle> {
  const [first, second] = await cryptoki.findObjects(session, [...template, [CKA_TOKEN, true], [CKA_LABEL, label]], 2);
  if (first === undefined) {
    throw new SignerError('token_key_missing', `the token has no private and public key with the label ${label}`);
  }
  if (second === undefined) return first;
  throw new SignerError('token_key_ambiguous', `more than one key on the token has the label ${label}`);
}

function requireEdwards(keyType: Uint8Array, label: string): void {
  if (readUlong(keyType) === CKK_EC_EDWARDS) return;
  throw new SignerError('token_key_unfit', `the key ${label} on the token is not an Ed25519 key`);
}

function readPoint(point: Uint8Array): Uint8Array {
  const hasHeader =
    point.length === POINT_HEADER.length + POINT_BYTES && POINT_HEADER.every((byte, at) => point[at] === byte);
  return hasHeader ? point.subarray(POINT_HEADER.length) : point;
}

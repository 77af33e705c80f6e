import {
  assertNever,
  concatBytes,
  decodeBase64,
  encodeBase64,
  encodeHex,
  encodeUtf8,
  sha256,
} from '@attestlayer/encoding';
import { type PublicKey, publicKeyFromBytes } from '@attestlayer/signature';
import { isKeyName } from './note.ts';
import { TlogError } from './tlog-error.ts';

/** `ed25519` signs the text of a note; `cosignature-v1` signs a checkpoint together with a time (tlog-cosignature). */
export type NoteKeyAlgorithm = 'ed25519' | 'cosignature-v1';

/** A key that may sign notes. `keyId` is 8 hex digits; name and key id together find it, `vkey` is its one written form. */
export type NoteKey = { name: string; keyId: string; algorithm: NoteKeyAlgorithm; publicKey: PublicKey; vkey: string };

/** What makes a note key: the rest of {@link NoteKey} follows from it. */
export type NoteKeyInput = { name: string; algorithm: NoteKeyAlgorithm; publicKey: PublicKey };

// Signature type identifier bytes assigned by signed-note.
const ED25519_TYPE = 0x01;
const COSIGNATURE_V1_TYPE = 0x04;

const VKEY = /^(?<name>[^+]+)\+(?<keyId>[0-9a-f]{8})\+(?<encoded>[A-Za-z0-9+/=]+)$/;

/**
 * Makes a note key: computes its key id and its vkey (signed-note, "Signatures" and "Verifier keys").
 *
 * @throws TlogError verifier_key_malformed when the name cannot stand in a note
 */
export function makeNoteKey({ name, algorithm, publicKey }: NoteKeyInput): NoteKey {
  if (!isKeyName(name)) throw malformed('a key name has no spaces and plus signs');
  const typedKey = concatBytes(Uint8Array.of(typeByte(algorithm)), publicKey.bytes);
  const keyId = computeKeyId(name, typedKey);
  return { name, keyId, algorithm, publicKey, vkey: `${name}+${keyId}+${encodeBase64(typedKey)}` };
}

/**
 * Writes a public key as a vkey, `name+keyid+base64(type || key)`.
 *
 * @throws TlogError verifier_key_malformed
 */
export function formatVerifierKey(input: NoteKeyInput): string {
  return makeNoteKey(input).vkey;
}

/**
 * Reads a vkey. The written key id must be the one that name and key give, and the key must be a strict Ed25519 key.
 *
 * @throws TlogError verifier_key_malformed, verifier_key_unsupported
 */
export function parseVerifierKey(vkey: string): NoteKey {
  const { name, keyId, encoded } = VKEY.exec(vkey)?.groups ?? {};
  if (name === undefined || keyId === undefined || encoded === undefined)
    throw malformed('a vkey is name+keyid+base64');
  const typedKey = decodeTypedKey(encoded);
  const algorithm = algorithmOf(typedKey[0]);
  const key = makeNoteKey({ name, algorithm, publicKey: readKeyBytes(typedKey.subarray(1)) });
  if (key.keyId !== keyId) throw malformed(`the key id of this vkey is ${key.keyId}, not ${keyId}`);
  return key;
}

// SHA-256(name || "\n" || type || key), first four bytes.
function computeKeyId(name: string, typedKey: Uint8Array): string {
  return encodeHex(sha256(concatBytes(encodeUtf8(`${name}\n`), typedKey)).subarray(0, 4));
}

function typeByte(algorithm: NoteKeyAlgorithm): number {
  switch (algorithm) {
    case 'ed25519':
      return ED25519_TYPE;
    case 'cosignature-v1':
      return COSIGNATURE_V1_TYPE;
    default:
      return assertNever(algorithm);
  }
}

function algorithmOf(type: number | undefined): NoteKeyAlgorithm {
  if (type === ED25519_TYPE) return 'ed25519';
  if (type === COSIGNATURE_V1_TYPE) return 'cosignature-v1';
  throw new TlogError('verifier_key_unsupported', `signature type ${type} is not supported, only 1 and 4 are`);
}

function decodeTypedKey(encoded: string): Uint8Array {
  try {
    return decodeBase64(encoded);
  } catch (cause) {
    throw malformed('the key of a vkey is padded base64', cause);
  }
}

function readKeyBytes(bytes: Uint8Array): PublicKey {
  try {
    return publicKeyFromBytes(bytes);
  } catch (cause) {
    throw malformed('the key of a vkey is not a strict Ed25519 public key', cause);
  }
}

function malformed(message: string, cause?: unknown): TlogError {
  return new TlogError('verifier_key_malformed', message, cause === undefined ? undefined : { cause });
}

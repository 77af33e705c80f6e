import { assertNever, encodeUtf8 } from '@attestlayer/encoding';
import { verifyEd25519 } from '@attestlayer/signature';
import { cosignatureMessage, splitTimestampedSignature } from './cosignature.ts';
import { type Note, type NoteSignature, parseNote } from './note.ts';
import type { NoteKey } from './note-key.ts';
import { TlogError } from './tlog-error.ts';

/** A known key whose signature verified; `timestamp` is the Unix time in seconds that a witness signed, else null. */
export type VerifiedSignature = { key: NoteKey; timestamp: number | null };

/** A note of which at least one known key's signature verified, and no known key's failed. */
export type OpenedNote = { text: string; verified: VerifiedSignature[] };

/**
 * Checks the signatures of a note against the known keys, matched by exact name and key id. Signatures of unknown keys are
 * ignored; a known key that fails, or signs twice, refuses the whole note; so does a note that no known key signed
 * (signed-note, "Signatures").
 *
 * @throws TlogError note_malformed, verifier_key_ambiguous, note_key_repeated, note_signature_invalid, note_signature_unknown
 */
export async function openNote(note: Note | Uint8Array, keys: NoteKey[]): Promise<OpenedNote> {
  const { text, signatures } = note instanceof Uint8Array ? parseNote(note) : note;
  const known = indexKeys(keys);
  const verified = new Map<NoteKey, VerifiedSignature>();
  for (const signature of signatures) {
    const key = known.get(identity(signature));
    if (key === undefined) continue;
    if (verified.has(key)) throw new TlogError('note_key_repeated', `${key.name} signs this note twice with one key`);
    verified.set(key, { key, timestamp: await verifySignature(text, signature, key) });
  }
  if (verified.size === 0) throw new TlogError('note_signature_unknown', 'no signature of this note is by a known key');
  return { text, verified: [...verified.values()] };
}

/** Returns the signed time, null for a signature without one. */
async function verifySignature(text: string, { bytes }: NoteSignature, key: NoteKey): Promise<number | null> {
  switch (key.algorithm) {
    case 'ed25519':
      await checkEd25519(key, encodeUtf8(text), bytes);
      return null;
    case 'cosignature-v1': {
      const timestamped = splitTimestampedSignature(bytes);
      if (timestamped === null) throw invalid(key);
      await checkEd25519(key, cosignatureMessage(text, timestamped.timestamp), timestamped.signature);
      return timestamped.timestamp;
    }
    default:
      return assertNever(key.algorithm);
  }
}

async function checkEd25519(key: NoteKey, message: Uint8Array, signature: Uint8Array): Promise<void> {
  if (!(await verifyEd25519({ key: key.publicKey, message, signature }))) throw invalid(key);
}

function indexKeys(keys: NoteKey[]): Map<string, NoteKey> {
  const known = new Map<string, NoteKey>();
  for (const key of keys) {
    const other = known.get(identity(key));
    // A key id is 32 bits: two keys can be made to share it, and then a line does not say which of them signed.
    if (other !== undefined && other.vkey !== key.vkey) {
      throw new TlogError('verifier_key_ambiguous', `two keys are called ${key.name} with key id ${key.keyId}`);
    }
    known.set(identity(key), key);
  }
  return known;
}

// A name holds no plus sign, so the pair is read back in one way only.
function identity({ name, keyId }: { name: string; keyId: string }): string {
  return `${name}+${keyId}`;
}

function invalid(key: NoteKey): TlogError {
  return new TlogError('note_signature_invalid', `the signature by ${key.name} does not verify`);
}

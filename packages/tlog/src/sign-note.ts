import { encodeUtf8 } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import { parseCheckpoint } from './checkpoint.ts';
import { cosignatureMessage, joinTimestampedSignature } from './cosignature.ts';
import { checkNoteText, type NoteSignature } from './note.ts';
import { makeNoteKey } from './note-key.ts';
import { TlogError } from './tlog-error.ts';
import { isWholeNumber } from './whole-number.ts';

/** A signer under the name that its signature line shows; for a log, the name is its origin. */
export type NoteSigner = { name: string; signer: Signer };

/**
 * Signs the text of a note with Ed25519 (signature type 0x01); the result goes into `formatNote`.
 *
 * @throws TlogError note_malformed, verifier_key_malformed
 */
export async function signNote({ text, signer }: { text: string; signer: NoteSigner }): Promise<NoteSignature> {
  checkNoteText(text);
  const { name, keyId } = makeNoteKey({ name: signer.name, algorithm: 'ed25519', publicKey: signer.signer.publicKey });
  return { name, keyId, bytes: await signer.signer.sign(encodeUtf8(text)) };
}

/**
 * Cosigns a checkpoint as a witness, at a time in Unix seconds (tlog-cosignature, signature type 0x04).
 *
 * @throws TlogError checkpoint_malformed, note_malformed, verifier_key_malformed
 */
export async function signCosignature(options: {
  checkpointText: string;
  name: string;
  signer: Signer;
  timestampSeconds: number;
}): Promise<NoteSignature> {
  const { checkpointText, signer, timestampSeconds: timestamp } = options;
  parseCheckpoint(checkpointText); // A witness says something about a tree head, never about another text.
  if (!isWholeNumber(timestamp)) throw new TlogError('note_malformed', `${timestamp} is not a time in whole seconds`);
  const { name, keyId } = makeNoteKey({ name: options.name, algorithm: 'cosignature-v1', publicKey: signer.publicKey });
  const signature = await signer.sign(cosignatureMessage(checkpointText, timestamp));
  return { name, keyId, bytes: joinTimestampedSignature({ timestamp, signature }) };
}

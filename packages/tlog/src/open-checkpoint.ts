import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import type { NoteKey } from './note-key.ts';
import { openNote, type VerifiedSignature } from './open-note.ts';
import { TlogError } from './tlog-error.ts';

/** A checkpoint that its log signed, and the known witnesses that cosigned it. */
export type OpenedCheckpoint = { checkpoint: Checkpoint; text: string; cosignatures: VerifiedSignature[] };

/**
 * Opens a checkpoint of the one expected log: the origin line is compared, the log's own key must have signed, and every
 * known witness that cosigned must verify. Whether the witnesses are enough is `evaluateQuorum`'s question.
 *
 * @throws TlogError note_malformed, note_key_repeated, note_signature_invalid, note_signature_unknown,
 * verifier_key_ambiguous, checkpoint_malformed, origin_mismatch, checkpoint_unsigned
 */
export async function openCheckpoint(options: {
  /** The whole signed note. */
  bytes: Uint8Array;
  origin: string;
  logKey: NoteKey;
  witnessKeys?: NoteKey[];
}): Promise<OpenedCheckpoint> {
  const { bytes, origin, logKey, witnessKeys = [] } = options;
  const { text, verified } = await openNote(bytes, [logKey, ...witnessKeys]);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== origin) {
    throw new TlogError('origin_mismatch', `this is a checkpoint of ${checkpoint.origin}, not of ${origin}`);
  }
  const cosignatures = verified.filter(({ key }) => key.vkey !== logKey.vkey);
  if (cosignatures.length === verified.length)
    throw new TlogError('checkpoint_unsigned', `${origin} did not sign this checkpoint`);
  return { checkpoint, text, cosignatures };
}

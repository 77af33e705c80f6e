import {
  concatBytes,
  decodeBase64,
  decodeHex,
  decodeUtf8,
  encodeBase64,
  encodeHex,
  encodeUtf8,
} from '@attestlayer/encoding';
import { TlogError } from './tlog-error.ts';

/** One signature line: who says it signed, the key id as 8 hex digits, and the signature bytes behind the key id. */
export type NoteSignature = { name: string; keyId: string; bytes: Uint8Array };

/** A signed note (c2sp.org/signed-note@v1.0.0) whose signatures nobody has checked yet. The text ends in a line feed. */
export type Note = { text: string; signatures: NoteSignature[] };

// An unchecked note is attacker-controlled. 1 MiB holds 64 ML-DSA signatures of 2.4 kB many times over.
const MAX_NOTE_BYTES = 1_048_576;
// Work bound for a reader: room for the log and the 32 witnesses that tlog-policy asks every implementation to support.
const MAX_SIGNATURES_READ = 64;
// signed-note obliges verifiers to accept 16 signatures and no more, so a note with more would not be readable everywhere.
const MAX_SIGNATURES_WRITTEN = 16;

const KEY_ID_BYTES = 4;
const SIGNATURE_PREFIX = '— ';

/**
 * Splits a signed note into its text and signatures, with every rule of signed-note: strict UTF-8, no control characters
 * but line feed, the last blank line separates, base64 that re-encodes identically, at most 64 signatures.
 *
 * @throws TlogError note_malformed
 */
export function parseNote(bytes: Uint8Array): Note {
  if (bytes.length > MAX_NOTE_BYTES)
    throw malformed(`a note may have ${MAX_NOTE_BYTES} bytes, this one has ${bytes.length}`);
  const note = decodeNote(bytes);
  const split = note.lastIndexOf('\n\n');
  if (split === -1) throw malformed('a note has a blank line before its signatures');
  const text = note.slice(0, split + 1);
  checkNoteText(text);
  return { text, signatures: parseSignatureLines(note.slice(split + 2), MAX_SIGNATURES_READ) };
}

/**
 * Reads one or more signature lines, each with its line feed.
 *
 * @throws TlogError note_malformed
 */
export function parseSignatureLines(block: string, maxSignatures: number): NoteSignature[] {
  if (!block.endsWith('\n')) throw malformed('the signatures must end with a line feed');
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > maxSignatures)
    throw malformed(`there may be ${maxSignatures} signatures here, not ${lines.length}`);
  return lines.map(parseSignatureLine);
}

/**
 * Writes a signed note; `parseNote` gives the same value back.
 *
 * @throws TlogError note_malformed when the text or a name cannot stand in a note, or for no or more than 16 signatures
 */
export function formatNote({ text, signatures }: Note): Uint8Array {
  checkNoteText(text);
  return encodeUtf8(`${text}\n${formatSignatureLines(signatures)}`);
}

/**
 * Writes one to 16 signature lines; `parseSignatureLines` gives them back.
 *
 * @throws TlogError note_malformed
 */
export function formatSignatureLines(signatures: NoteSignature[]): string {
  if (signatures.length === 0) throw malformed('a note has at least one signature');
  if (signatures.length > MAX_SIGNATURES_WRITTEN)
    throw malformed(`not every reader accepts more than ${MAX_SIGNATURES_WRITTEN} signatures`);
  return signatures.map(formatSignatureLine).join('');
}

/**
 * Refuses a text that cannot stand in a note: it ends in a line feed and has no other control character.
 *
 * @throws TlogError note_malformed
 */
export function checkNoteText(text: string): void {
  if (!text.endsWith('\n')) throw malformed('the text of a note ends with a line feed');
  if (/[\x00-\x09\x0b-\x1f]/.test(text)) throw malformed('the text of a note has no control character but line feed');
  if (!text.isWellFormed()) throw malformed('the text of a note has no lone surrogate');
}

/** Whether a key may be called this: not empty, no Unicode space, no plus sign, no control character. */
export function isKeyName(name: string): boolean {
  return /^[^\p{White_Space}+\x00-\x1f]+$/u.test(name) && name.isWellFormed();
}

function parseSignatureLine(line: string): NoteSignature {
  const [name, encoded, ...rest] = line.startsWith(SIGNATURE_PREFIX)
    ? line.slice(SIGNATURE_PREFIX.length).split(' ')
    : [];
  if (name === undefined || encoded === undefined || rest.length !== 0)
    throw malformed('a signature line is "— name base64"');
  if (!isKeyName(name)) throw malformed('a signature line has a key name without spaces and plus signs');
  const bytes = decodeNoteBase64(encoded);
  if (bytes.length <= KEY_ID_BYTES) throw malformed('a signature has bytes behind its key id');
  return { name, keyId: encodeHex(bytes.subarray(0, KEY_ID_BYTES)), bytes: bytes.subarray(KEY_ID_BYTES) };
}

function formatSignatureLine({ name, keyId, bytes }: NoteSignature): string {
  if (!isKeyName(name)) throw malformed('a key name has no spaces and plus signs');
  if (!/^[0-9a-f]{8}$/.test(keyId)) throw malformed('a key id is 8 lower-case hex digits');
  if (bytes.length === 0) throw malformed('a signature has bytes behind its key id');
  return `${SIGNATURE_PREFIX}${name} ${encodeBase64(concatBytes(decodeHex(keyId), bytes))}\n`;
}

function decodeNote(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes);
  } catch (cause) {
    throw malformed('a note is UTF-8', cause);
  }
}

function decodeNoteBase64(text: string): Uint8Array {
  try {
    return decodeBase64(text);
  } catch (cause) {
    throw malformed('a signature is padded base64', cause);
  }
}

function malformed(message: string, cause?: unknown): TlogError {
  return new TlogError('note_malformed', message, cause === undefined ? undefined : { cause });
}

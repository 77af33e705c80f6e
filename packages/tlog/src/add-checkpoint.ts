import { concatBytes, decodeBase64, decodeUtf8, encodeBase64, encodeUtf8 } from '@attestlayer/encoding';
import { checkHash, HASH_BYTES } from './hash.ts';
import { formatSignatureLines, type NoteSignature, parseSignatureLines } from './note.ts';
import { TlogError } from './tlog-error.ts';
import { checkSize, parseWholeNumber } from './whole-number.ts';

/**
 * What a log sends to a witness (c2sp.org/tlog-witness@v1.0.0, "add-checkpoint"): the size that the log thinks the witness
 * has, the consistency proof from there, and the whole signed checkpoint, which nobody has read yet.
 */
export type AddCheckpointRequest = { oldSize: number; proof: Uint8Array[]; checkpoint: Uint8Array };

/** Media type of the body of a 409 answer, which tells the size that the witness has. */
export const TREE_SIZE_MEDIA_TYPE = 'text/x.tlog.size';

/**
 * Most bytes of a request. 63 hashes, and a checkpoint with 64 post-quantum signatures of 3.3 kB, the most that anybody
 * here reads, fit; anything longer is not a request.
 */
export const MAX_ADD_CHECKPOINT_BYTES = 262_144;

// tlog-witness: "The client MUST NOT send more than 63 consistency proof lines."
const MAX_PROOF_HASHES = 63;
// "old ", 16 digits, 63 lines of 44 characters and the line feeds: the blank line comes before this offset.
const MAX_HEADER_BYTES = 21 + MAX_PROOF_HASHES * 45;
// A witness answers with one line for each of its keys; a reader that trusts one key has no use for a hundred.
const MAX_RESPONSE_SIGNATURES = 16;
// 16 digits and a line feed.
const MAX_TREE_SIZE_BYTES = 17;
const LINE_FEED = 0x0a;

/**
 * Reads the body of an add-checkpoint request; all of it is attacker-controlled. The checkpoint is returned verbatim.
 *
 * @throws TlogError add_checkpoint_malformed
 */
export function parseAddCheckpointRequest(bytes: Uint8Array): AddCheckpointRequest {
  if (bytes.length > MAX_ADD_CHECKPOINT_BYTES)
    throw malformed(`a request has at most ${MAX_ADD_CHECKPOINT_BYTES} bytes, this one has ${bytes.length}`);
  const end = findBlankLine(bytes);
  const [first, ...lines] = decodeText(bytes.subarray(0, end)).split('\n');
  const oldSize = first?.startsWith('old ') ? parseWholeNumber(first.slice('old '.length)) : null;
  if (oldSize === null) throw malformed('the first line is "old" and a decimal number below 2^53');
  if (lines.length > MAX_PROOF_HASHES) throw malformed(`a consistency proof has at most ${MAX_PROOF_HASHES} hashes`);
  return { oldSize, proof: lines.map(parseHashLine), checkpoint: bytes.slice(end + 2) };
}

/**
 * Writes the body of an add-checkpoint request; `parseAddCheckpointRequest` gives the same value back.
 *
 * @throws TlogError add_checkpoint_malformed, size_out_of_range, hash_malformed
 */
export function formatAddCheckpointRequest({ oldSize, proof, checkpoint }: AddCheckpointRequest): Uint8Array {
  checkSize(oldSize);
  if (proof.length > MAX_PROOF_HASHES) throw malformed(`a consistency proof has at most ${MAX_PROOF_HASHES} hashes`);
  proof.forEach(checkHash);
  const header = [`old ${oldSize}`, ...proof.map(encodeBase64), '', ''].join('\n');
  const bytes = concatBytes(encodeUtf8(header), checkpoint);
  if (bytes.length > MAX_ADD_CHECKPOINT_BYTES)
    throw malformed(`a request has at most ${MAX_ADD_CHECKPOINT_BYTES} bytes, this one has ${bytes.length}`);
  return bytes;
}

/**
 * Reads the body of a 200 answer: one to 16 note signature lines. Nothing is known about them until they are checked
 * together with the checkpoint that was sent.
 *
 * @throws TlogError add_checkpoint_malformed
 */
export function parseAddCheckpointResponse(bytes: Uint8Array): NoteSignature[] {
  if (bytes.length > MAX_ADD_CHECKPOINT_BYTES)
    throw malformed(`an answer has at most ${MAX_ADD_CHECKPOINT_BYTES} bytes, this one has ${bytes.length}`);
  try {
    return parseSignatureLines(decodeText(bytes), MAX_RESPONSE_SIGNATURES);
  } catch (cause) {
    throw malformed('the answer of a witness is note signature lines', cause);
  }
}

/**
 * Writes the body of a 200 answer.
 *
 * @throws TlogError note_malformed
 */
export function formatAddCheckpointResponse(cosignatures: NoteSignature[]): Uint8Array {
  return encodeUtf8(formatSignatureLines(cosignatures));
}

/**
 * Reads the body of a 409 answer: the size of the latest checkpoint that the witness cosigned.
 *
 * @throws TlogError add_checkpoint_malformed
 */
export function parseTreeSize(bytes: Uint8Array): number {
  const text = bytes.length > MAX_TREE_SIZE_BYTES ? '' : decodeText(bytes);
  const size = text.endsWith('\n') ? parseWholeNumber(text.slice(0, -1)) : null;
  if (size === null) throw malformed('a tree size is a decimal number below 2^53 and a line feed');
  return size;
}

/**
 * Writes the body of a 409 answer.
 *
 * @throws TlogError size_out_of_range
 */
export function formatTreeSize(size: number): Uint8Array {
  checkSize(size);
  return encodeUtf8(`${size}\n`);
}

/** Offset of the first of the two line feeds that end the part before the checkpoint. */
function findBlankLine(bytes: Uint8Array): number {
  const limit = Math.min(bytes.length - 1, MAX_HEADER_BYTES);
  for (let offset = 0; offset < limit; offset++) {
    if (bytes[offset] === LINE_FEED && bytes[offset + 1] === LINE_FEED) return offset;
  }
  throw malformed(`a blank line follows the consistency proof within ${MAX_HEADER_BYTES} bytes`);
}

function parseHashLine(line: string): Uint8Array {
  const hash = decodeLine(line);
  if (hash.length !== HASH_BYTES) throw malformed(`a hash of a consistency proof has ${HASH_BYTES} bytes`);
  return hash;
}

function decodeLine(text: string): Uint8Array {
  try {
    return decodeBase64(text);
  } catch (cause) {
    throw malformed('a hash of a consistency proof is padded base64', cause);
  }
}

function decodeText(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes);
  } catch (cause) {
    throw malformed('the texts of tlog-witness are UTF-8', cause);
  }
}

function malformed(message: string, cause?: unknown): TlogError {
  return new TlogError('add_checkpoint_malformed', message, cause === undefined ? undefined : { cause });
}

import { concatBytes, decodeBase64, decodeUtf8, encodeBase64, encodeUtf8 } from '@attestlayer/encoding';
import { checkHash, HASH_BYTES } from './hash.ts';
import { TlogError } from './tlog-error.ts';
import { isWholeNumber, parseWholeNumber } from './whole-number.ts';

/** An offline proof that an entry is in a log: index, inclusion proof, and the whole signed checkpoint, unchecked. */
export type TlogProof = { index: number; proof: Uint8Array[]; checkpoint: Uint8Array; extra?: Uint8Array };

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
// A proof comes with a kit, so all of it is attacker-controlled. The checkpoint has its own bound; this one keeps the
// unsigned part in front of it (53 hashes of 45 characters and the extra data) small.
const MAX_HEADER_BYTES = 65_536;
// A tree with fewer than 2^53 leaves is at most 53 levels high.
const MAX_PROOF_HASHES = 53;
const LINE_FEED = 0x0a;

/**
 * Reads a `c2sp.org/tlog-proof@v1` file. The checkpoint is returned verbatim: open it with `openCheckpoint`, then check
 * the inclusion against its size and root.
 *
 * @throws TlogError proof_malformed
 */
export function parseTlogProof(bytes: Uint8Array): TlogProof {
  const end = findBlankLine(bytes);
  const [first, ...lines] = decodeHeader(bytes.subarray(0, end)).split('\n');
  if (first !== FIRST_LINE) throw malformed(`the first line is ${FIRST_LINE}`);
  const extra = lines[0]?.startsWith('extra ') ? decodeLine(lines.shift()!.slice('extra '.length)) : undefined;
  if (extra?.length === 0) throw malformed('an extra line has data');
  const index = parseIndexLine(lines.shift());
  if (lines.length > MAX_PROOF_HASHES) throw malformed(`an inclusion proof has at most ${MAX_PROOF_HASHES} hashes`);
  const proof = lines.map(parseHashLine);
  const checkpoint = bytes.slice(end + 2);
  return extra === undefined ? { index, proof, checkpoint } : { index, proof, checkpoint, extra };
}

/**
 * Writes a `c2sp.org/tlog-proof@v1` file; `parseTlogProof` gives the same value back.
 *
 * @throws TlogError proof_malformed, hash_malformed
 */
export function formatTlogProof({ index, proof, checkpoint, extra }: TlogProof): Uint8Array {
  if (!isWholeNumber(index)) throw malformed(`${index} is not an index`);
  if (proof.length > MAX_PROOF_HASHES) throw malformed(`an inclusion proof has at most ${MAX_PROOF_HASHES} hashes`);
  if (extra?.length === 0) throw malformed('an extra line has data');
  proof.forEach(checkHash);
  const lines = [FIRST_LINE, `index ${index}`, ...proof.map(encodeBase64), '', ''];
  if (extra !== undefined) lines.splice(1, 0, `extra ${encodeBase64(extra)}`);
  const header = encodeUtf8(lines.join('\n'));
  if (header.length > MAX_HEADER_BYTES)
    throw malformed(`the lines before the checkpoint have at most ${MAX_HEADER_BYTES} bytes`);
  return concatBytes(header, checkpoint);
}

/** Offset of the first of the two line feeds that end the header. */
function findBlankLine(bytes: Uint8Array): number {
  const limit = Math.min(bytes.length - 1, MAX_HEADER_BYTES);
  for (let offset = 0; offset < limit; offset++) {
    if (bytes[offset] === LINE_FEED && bytes[offset + 1] === LINE_FEED) return offset;
  }
  throw malformed(`a blank line follows the inclusion proof within ${MAX_HEADER_BYTES} bytes`);
}

function parseIndexLine(line: string | undefined): number {
  const index = line?.startsWith('index ') ? parseWholeNumber(line.slice('index '.length)) : null;
  if (index === null) throw malformed('the index line is "index" and a decimal number below 2^53');
  return index;
}

function parseHashLine(line: string): Uint8Array {
  const hash = decodeLine(line);
  if (hash.length !== HASH_BYTES) throw malformed(`a hash of an inclusion proof has ${HASH_BYTES} bytes`);
  return hash;
}

function decodeHeader(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes);
  } catch (cause) {
    throw malformed('a proof is UTF-8', cause);
  }
}

function decodeLine(text: string): Uint8Array {
  try {
    return decodeBase64(text);
  } catch (cause) {
    throw malformed('hashes and extra data are padded base64', cause);
  }
}

function malformed(message: string, cause?: unknown): TlogError {
  return new TlogError('proof_malformed', message, cause === undefined ? undefined : { cause });
}

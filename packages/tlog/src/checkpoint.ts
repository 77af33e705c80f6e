import { decodeBase64, encodeBase64 } from '@attestlayer/encoding';
import { checkHash, HASH_BYTES } from './hash.ts';
import { checkNoteText } from './note.ts';
import { TlogError } from './tlog-error.ts';
import { checkSize, parseWholeNumber } from './whole-number.ts';

/** The head of a log's tree at one size (c2sp.org/tlog-checkpoint@v1.0.0); `root` has 32 bytes. */
export type Checkpoint = { origin: string; size: number; root: Uint8Array; extensions: string[] };

/**
 * Reads the text of a checkpoint note: origin, size, root, then extension lines, none of them empty.
 *
 * @throws TlogError checkpoint_malformed
 */
export function parseCheckpoint(text: string): Checkpoint {
  checkText(text);
  const lines = text.slice(0, -1).split('\n');
  const [origin, sizeLine, rootLine, ...extensions] = lines;
  if (origin === undefined || sizeLine === undefined || rootLine === undefined)
    throw malformed('a checkpoint has three lines or more');
  if (lines.includes('')) throw malformed('a checkpoint has no empty line');
  const size = parseWholeNumber(sizeLine);
  if (size === null) throw malformed('the size of a checkpoint is a decimal number below 2^53');
  return { origin, size, root: decodeRoot(rootLine), extensions };
}

/**
 * Writes the text of a checkpoint note; `parseCheckpoint` gives the same value back.
 *
 * @throws TlogError checkpoint_malformed, hash_malformed, size_out_of_range
 */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  checkHash(root);
  checkSize(size);
  const lines = [origin, ...extensions];
  if (lines.some((line) => line === '' || line.includes('\n')))
    throw malformed('every line of a checkpoint is one line and not empty');
  const text = `${[origin, size, encodeBase64(root), ...extensions].join('\n')}\n`;
  checkText(text);
  return text;
}

function checkText(text: string): void {
  try {
    checkNoteText(text);
  } catch (cause) {
    throw malformed('the text of a checkpoint must be able to stand in a note', cause);
  }
}

function decodeRoot(line: string): Uint8Array {
  const root = decodeRootBase64(line);
  if (root.length !== HASH_BYTES)
    throw malformed(`the root of a checkpoint has ${HASH_BYTES} bytes, this one has ${root.length}`);
  return root;
}

function decodeRootBase64(line: string): Uint8Array {
  try {
    return decodeBase64(line);
  } catch (cause) {
    throw malformed('the root of a checkpoint is padded base64', cause);
  }
}

function malformed(message: string, cause?: unknown): TlogError {
  return new TlogError('checkpoint_malformed', message, cause === undefined ? undefined : { cause });
}

import { hashLeaf } from '@attestlayer/tlog';
import { writeCanonicalAs } from './document.ts';
import type { ManifestFile } from './manifest-schema.ts';

/** Files that are serialised together: a call of its own for each file costs three times as much. */
const BATCH = 1000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Computes the leaf hash of each file of a manifest: leaf i is the JCS of `files[i]` (spec/kit-format.md 5.1). */
export function computeLeafHashes(files: readonly ManifestFile[]): Uint8Array[] {
  const hashes: Uint8Array[] = [];
  for (let first = 0; first < files.length; first += BATCH) {
    const batch = writeCanonicalAs('manifest', files.slice(first, first + BATCH));
    for (const leaf of splitCanonicalArray(batch)) hashes.push(hashLeaf(leaf));
  }
  return hashes;
}

/** Cuts the JCS bytes of an array that is not empty into those of its items. Canonical bytes hold no white space. */
function* splitCanonicalArray(array: Uint8Array): Generator<Uint8Array> {
  let depth = 0;
  let start = 1;
  for (let at = 0; at < array.length; at += 1) {
    const byte = array[at];
    if (byte === QUOTE) at = findStringEnd(array, at + 1);
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth -= 1;
    if (depth === 0 || (depth === 1 && byte === COMMA)) {
      yield array.subarray(start, at);
      start = at + 1;
    }
  }
}

function findStringEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { writeLogEntry } from '@attestlayer/kit';

/** A registry entry, another one for every number. */
export function makeEntry(number: number): Uint8Array {
  return writeLogEntry({ entry: 'trust.v1', trust_sha256: sha256Hex(encodeUtf8(`${number}`)), version: number + 1 });
}

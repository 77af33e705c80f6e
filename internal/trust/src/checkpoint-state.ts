import { encodeHex } from '@attestlayer/encoding';
import type { TrustRoot } from '@attestlayer/kit';
import { parseCheckpoint, parseNote } from '@attestlayer/tlog';

/** Origin, size and root (hex) of a checkpoint that our own log has just made or checked. */
export function checkpointState(note: Uint8Array): TrustRoot['as_of'] {
  const { origin, size, root } = parseCheckpoint(parseNote(note).text);
  return { origin, size, root: encodeHex(root) };
}

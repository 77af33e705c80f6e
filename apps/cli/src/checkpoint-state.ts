import { encodeHex } from '@attestlayer/encoding';
import type { Receipt } from '@attestlayer/kit';
import { parseCheckpoint, parseNote } from '@attestlayer/tlog';

/** Origin, size and root of a checkpoint that our own log has just made or checked. */
export function checkpointState(note: Uint8Array): Receipt['after'] {
  const { origin, size, root } = parseCheckpoint(parseNote(note).text);
  return { origin, size, root: encodeHex(root) };
}

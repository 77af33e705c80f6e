import { encodeUtf8, equalBytes } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import {
  type AddCheckpointRequest,
  type Checkpoint,
  formatAddCheckpointResponse,
  formatTreeSize,
  type Note,
  openNote,
  parseAddCheckpointRequest,
  parseCheckpoint,
  parseNote,
  signCosignature,
  TlogError,
  TREE_SIZE_MEDIA_TYPE,
  verifyConsistency,
} from '@attestlayer/tlog';
import type { KnownLogs } from './known-logs.ts';
import type { CosignedState, WitnessState } from './state.ts';

/** A witness: whom it watches, what it remembers, and what it signs with. `now` is in milliseconds. */
export type Witness = {
  name: string;
  vkey: string;
  signer: Signer;
  logs: KnownLogs;
  state: WitnessState;
  now: () => number;
};

/** An answer, and what the operator may know about it: `origin` is null unless it is that of a known log. */
export type Reply = {
  status: 200 | 400 | 403 | 404 | 409 | 422;
  mediaType: string;
  body: Uint8Array;
  outcome: string;
  origin: string | null;
  size: number | null;
};

const TEXT = 'text/plain; charset=utf-8';

/**
 * Answers an add-checkpoint request (tlog-witness; spec/witnessing.md 2). The whole body is attacker-controlled. Nothing is
 * signed before the new state is on the disk, and between reading the old state and recording the new one nothing waits, so
 * of two requests that race one finds that the state is no longer the one it proves from.
 *
 * Anything that is thrown here is a failure of our own: no cosignature was given.
 */
export async function addCheckpoint(witness: Witness, body: Uint8Array): Promise<Reply> {
  const parsed = parseBody(body);
  if (parsed === null) return refuse(400, 'malformed');
  const { request, note, checkpoint } = parsed;
  const { origin, size } = checkpoint;

  const logKeys = witness.logs.get(origin);
  if (logKeys === undefined) return refuse(404, 'unknown_origin');
  const refuseKnown = (status: 400 | 403 | 422, outcome: string) => refuse(status, outcome, { origin, size });
  if (!(await isSigned(note, logKeys))) return refuseKnown(403, 'no_valid_log_signature');
  if (request.oldSize > size) return refuseKnown(400, 'old_size_above_checkpoint');

  const known = witness.state.read(origin);
  if (request.oldSize !== known.size) return conflict('old_size_differs', known, checkpoint);
  if (!isProofValid(request.proof, known, checkpoint)) return refuseKnown(422, 'consistency_invalid');
  if (size === known.size && !equalBytes(checkpoint.root, known.root)) {
    witness.state.keepSplitView(origin, { size, root: checkpoint.root, note: request.checkpoint });
    return conflict('split_view', known, checkpoint);
  }

  // The time at which this tree is the largest that we have seen, which is what a cosignature says. It is not taken again
  // after the swap: by then a larger one may be recorded.
  const timestampSeconds = Math.floor(witness.now() / 1000);
  const next = { size, root: checkpoint.root, note: request.checkpoint };
  if (!witness.state.swap(origin, known, next)) {
    return conflict('old_size_differs', witness.state.read(origin), checkpoint);
  }
  const { name, signer } = witness;
  const cosignature = await signCosignature({ checkpointText: note.text, name, signer, timestampSeconds });
  const lines = formatAddCheckpointResponse([cosignature]);
  return { status: 200, mediaType: TEXT, body: lines, outcome: 'cosigned', origin, size };
}

function parseBody(body: Uint8Array): { request: AddCheckpointRequest; note: Note; checkpoint: Checkpoint } | null {
  try {
    const request = parseAddCheckpointRequest(body);
    const note = parseNote(request.checkpoint);
    return { request, note, checkpoint: parseCheckpoint(note.text) };
  } catch (error) {
    if (error instanceof TlogError) return null;
    throw error;
  }
}

/** Signatures of unknown keys are ignored; a known key that signs falsely or twice refuses the whole note (signed-note). */
async function isSigned(note: Note, logKeys: Parameters<typeof openNote>[1]): Promise<boolean> {
  try {
    await openNote(note, logKeys);
    return true;
  } catch (error) {
    if (error instanceof TlogError) return false;
    throw error;
  }
}

/** For equal sizes the proof must be empty, and whether the roots are equal is a question of its own (409, not 422). */
function isProofValid(proof: Uint8Array[], known: CosignedState, checkpoint: Checkpoint): boolean {
  if (known.size === checkpoint.size) return proof.length === 0;
  try {
    verifyConsistency({
      oldSize: known.size,
      oldRoot: known.root,
      newSize: checkpoint.size,
      newRoot: checkpoint.root,
      proof,
    });
    return true;
  } catch (error) {
    if (error instanceof TlogError) return false;
    throw error;
  }
}

/** Every 409 names the size that we have, also when only the roots differ: a log that sees its own size knows then. */
function conflict(outcome: string, known: CosignedState, { origin, size }: Checkpoint): Reply {
  return { status: 409, mediaType: TREE_SIZE_MEDIA_TYPE, body: formatTreeSize(known.size), outcome, origin, size };
}

/** The reason is a fixed word: nothing of the request is repeated. */
function refuse(
  status: 400 | 403 | 404 | 422,
  outcome: string,
  about: { origin: string | null; size: number | null } = { origin: null, size: null },
): Reply {
  return { status, mediaType: TEXT, body: encodeUtf8(`${outcome}\n`), outcome, ...about };
}

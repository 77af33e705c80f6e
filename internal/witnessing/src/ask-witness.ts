import {
  formatAddCheckpointRequest,
  type NoteKey,
  type NoteSignature,
  openNote,
  parseAddCheckpointResponse,
  parseTreeSize,
  TlogError,
  TREE_SIZE_MEDIA_TYPE,
} from '@attestlayer/tlog';
import { type Answer, exchange, type Fetch } from './exchange.ts';
import type { WitnessFailure, WitnessOutcome } from './outcome.ts';

/** A witness to ask: its name in the policy, the URL to post to, and its key. */
export type KnownWitness = { name: string; url: string; key: NoteKey };

/** What a witness is asked to cosign. `text` is the text of `checkpoint`, `prove` makes consistency proofs up to `size`. */
type Question = {
  checkpoint: Uint8Array;
  text: string;
  size: number;
  prove(oldSize: number): Promise<Uint8Array[]>;
  /** Largest size that this client has ever asked about. */
  largestSize: number;
};

/** The outcome, and the cosignature when there is one. */
export type WitnessAnswer = { outcome: WitnessOutcome; cosignature: NoteSignature | null };

// One request with a remembered size, one with the size that the witness names, and one more because somebody else may have
// shown it a public checkpoint of ours in between.
const MAX_REQUESTS = 3;

// Clocks of servers agree far better than this; a time further ahead is a wrong clock, and would be a false time bracket.
const MAX_CLOCK_AHEAD_SECONDS = 300;

/** Who is asked what, and how. `oldSize` is the size that the witness is believed to have. */
type AskOptions = {
  witness: KnownWitness;
  question: Question;
  oldSize: number;
  fetch: Fetch;
  signal: AbortSignal;
  nowSeconds: () => number;
};

/**
 * Asks one witness for a cosignature (tlog-witness, "add-checkpoint"), from the size that it is believed to have; when it
 * has another one (409), from that one. Everything that it answers is checked before it is used.
 */
export async function askWitness(options: AskOptions): Promise<WitnessAnswer> {
  const { witness, question, fetch, signal } = options;
  let oldSize = Math.min(options.oldSize, question.size);
  for (let request = 0; request < MAX_REQUESTS; request++) {
    const proof = await prove(question, oldSize);
    if (proof === null) return failed(witness, 'proof_unavailable', `no consistency proof from size ${oldSize}`);
    const body = formatAddCheckpointRequest({ oldSize, proof, checkpoint: question.checkpoint });
    const answer = await exchange({ fetch, url: witness.url, body, signal });
    if ('failure' in answer) return failed(witness, answer.failure, answer.detail);
    switch (answer.status) {
      case 200:
        return readCosignature(options, answer);
      case 404:
        return failed(witness, 'log_unknown', 'it does not know the origin (404)');
      case 403:
        return failed(witness, 'log_key_refused', "it does not accept the log's signature (403)");
      case 422:
        // It agrees on the old size, so what lies below that size differs between its tree and ours. Nothing lies below 0,
        // and from a size to itself there is nothing to prove: there the answer makes no sense.
        return oldSize === 0 || oldSize === question.size
          ? failed(witness, 'refused', 'it refuses an empty proof (422)')
          : alarm(witness, 'split', oldSize);
      case 409: {
        const next = readConflict(options, answer, oldSize);
        if (typeof next !== 'number') return next;
        oldSize = next;
        break;
      }
      default:
        return failed(witness, 'refused', `status ${answer.status}`);
    }
  }
  return failed(witness, 'refused', 'its size changes with every request');
}

/** The size to ask from next, or the outcome when there is no sense in asking again. */
function readConflict({ witness, question }: AskOptions, answer: Answer, oldSize: number): number | WitnessAnswer {
  const remembered = readRememberedSize(answer);
  if (remembered === null || remembered === oldSize) {
    // The sizes agree, so the roots do not (tlog-witness asks for 409 here as well).
    if (oldSize === question.size) return alarm(witness, 'split', oldSize);
    return failed(witness, 'answer_malformed', 'it refuses the old size (409) and names no other');
  }
  if (remembered > question.largestSize) return alarm(witness, 'ahead', remembered);
  if (remembered > question.size) return failed(witness, 'superseded', `it has already cosigned size ${remembered}`);
  return remembered;
}

async function readCosignature(options: AskOptions, { body }: Answer): Promise<WitnessAnswer> {
  const { witness, question, nowSeconds } = options;
  const { name, keyId } = witness.key;
  try {
    const lines = parseAddCheckpointResponse(body);
    // Signatures of other keys are ignored (tlog-witness).
    const own = lines.filter((line) => line.name === name && line.keyId === keyId);
    const { verified } = await openNote({ text: question.text, signatures: own }, [witness.key]);
    const timestamp = verified[0]!.timestamp ?? 0;
    if (timestamp > nowSeconds() + MAX_CLOCK_AHEAD_SECONDS)
      return failed(witness, 'cosignature_from_future', `its clock says ${timestamp}`);
    return { outcome: { witness: witness.name, status: 'cosigned', timestamp }, cosignature: own[0]! };
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    const code = error.code === 'add_checkpoint_malformed' ? 'answer_malformed' : 'cosignature_invalid';
    return failed(witness, code, error.message);
  }
}

function failed(witness: KnownWitness, code: WitnessFailure, detail: string): WitnessAnswer {
  return { outcome: { witness: witness.name, status: 'failed', code, detail }, cosignature: null };
}

function alarm(witness: KnownWitness, status: 'ahead' | 'split', size: number): WitnessAnswer {
  return { outcome: { witness: witness.name, status, size }, cosignature: null };
}

/** Null when our own store cannot make the proof: that concerns this witness, and another may need none. */
async function prove({ prove, size }: Question, oldSize: number): Promise<Uint8Array[] | null> {
  if (oldSize === 0 || oldSize === size) return [];
  try {
    return await prove(oldSize);
  } catch {
    return null;
  }
}

/** The size in a 409 answer; null when it names none, as the text allows for two roots of one size. */
function readRememberedSize({ mediaType, body }: Answer): number | null {
  if (mediaType !== TREE_SIZE_MEDIA_TYPE) return null;
  try {
    return parseTreeSize(body);
  } catch (error) {
    if (error instanceof TlogError) return null;
    throw error;
  }
}

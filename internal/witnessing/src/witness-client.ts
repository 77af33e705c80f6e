import type { Cosigner } from '@attestlayer/log';
import { evaluateQuorum, formatNote, type NoteKey, parseNote, type WitnessPolicy } from '@attestlayer/tlog';
import { askWitness, type KnownWitness } from './ask-witness.ts';
import type { Fetch } from './exchange.ts';
import type { WitnessingResult } from './outcome.ts';
import { WitnessingError } from './witnessing-error.ts';

/** Where to ask a witness: the submission prefix of tlog-witness, and the key that its cosignature must verify under. */
export type WitnessEndpoint = { url: string; key: NoteKey };

/** What a client needs; `now` is in milliseconds, `timeoutMs` bounds all that one witness does for one checkpoint. */
export type WitnessClientOptions = {
  policy: WitnessPolicy;
  witnesses: WitnessEndpoint[];
  fetch: Fetch;
  timeoutMs: number;
  now: () => number;
};

/** Asks witnesses about one log. */
export type WitnessClient = {
  /** Asks all witnesses at once; whatever they answer is a result, not an error. */
  collect(input: Parameters<Cosigner>[0]): Promise<WitnessingResult>;
};

// A note has at most 16 signatures that every reader must accept (signed-note), and one of them is the log's.
const MAX_WITNESSES = 15;

/**
 * Makes the client of tlog-witness for one log.
 *
 * @throws WitnessingError witness_not_in_policy, witness_url_invalid, witness_repeated, witnesses_too_many
 */
export function createWitnessClient(options: WitnessClientOptions): WitnessClient {
  const { policy, fetch, timeoutMs, now } = options;
  if (options.witnesses.length > MAX_WITNESSES)
    throw new WitnessingError('witnesses_too_many', `a checkpoint has room for ${MAX_WITNESSES} cosignatures`);
  const witnesses = options.witnesses.map((endpoint) => knowWitness(endpoint, policy));
  if (new Set(witnesses.map(({ name }) => name)).size !== witnesses.length)
    throw new WitnessingError('witness_repeated', 'one witness is to be asked twice; its cosignature counts once');
  const cosignedSizes = new Map<KnownWitness, number>();
  let largestSize = 0;

  async function collect({ checkpoint, size, prove }: Parameters<Cosigner>[0]): Promise<WitnessingResult> {
    largestSize = Math.max(largestSize, size);
    const { text, signatures } = parseNote(checkpoint);
    const question = { checkpoint, text, size, prove, largestSize };
    const answers = await Promise.all(
      witnesses.map(async (witness) => {
        const oldSize = cosignedSizes.get(witness) ?? 0;
        const signal = AbortSignal.timeout(timeoutMs);
        const nowSeconds = () => Math.floor(now() / 1000);
        const answer = await askWitness({ witness, question, oldSize, fetch, signal, nowSeconds });
        if (answer.cosignature !== null) cosignedSizes.set(witness, size);
        return { ...answer, key: witness.key };
      }),
    );
    const cosigned = answers.filter(({ cosignature }) => cosignature !== null);
    const quorum = evaluateQuorum(
      policy,
      cosigned.map(({ key }) => key),
    );
    const cosignatures = cosigned.map(({ cosignature }) => cosignature!);
    return {
      checkpoint:
        cosigned.length === 0 ? checkpoint : formatNote({ text, signatures: [...signatures, ...cosignatures] }),
      state: policy.quorum === 'none' ? 'inactive' : quorum.satisfied ? 'quorum_met' : 'quorum_missed',
      quorum,
      outcomes: answers.map(({ outcome }) => outcome),
    };
  }

  return { collect };
}

/** A cosignature of a key that the policy does not list would be shown and count for nothing. */
function knowWitness({ url, key }: WitnessEndpoint, policy: WitnessPolicy): KnownWitness {
  const listed = policy.witnesses.find((witness) => witness.key.vkey === key.vkey);
  if (listed === undefined)
    throw new WitnessingError('witness_not_in_policy', `the policy does not list the witness ${key.vkey}`);
  return { name: listed.name, url: addCheckpointUrl(url), key };
}

function addCheckpointUrl(prefix: string): string {
  const url = URL.parse(prefix);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.search !== '' || url.hash !== '')
    throw new WitnessingError('witness_url_invalid', `${prefix} is not the URL prefix of a witness`);
  return `${url.href.replace(/\/+$/, '')}/add-checkpoint`;
}

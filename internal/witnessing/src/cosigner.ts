import { type Cosigner, LogError } from '@attestlayer/log';
import type { WitnessingResult, WitnessOutcome } from './outcome.ts';
import { createWitnessClient, type WitnessClientOptions } from './witness-client.ts';
import { WitnessingError } from './witnessing-error.ts';

/** As for the client; `onResult` hears of every result, also of one that ends as an error. */
export type CosignerOptions = WitnessClientOptions & { onResult?: (result: WitnessingResult) => void };

/**
 * Makes the cosigner of a sequencer from witnesses. It gives the note back only when the policy's quorum is met, or when
 * the policy says `quorum none`. One witness that remembers more than we have, or another tree, stops the log: it has
 * then been rolled back, or has shown two histories, and must not sign on.
 *
 * The cosigner throws LogError witness_disagrees, whose cause is WitnessingError witness_ahead or witness_split, and
 * WitnessingError quorum_missed.
 *
 * @throws WitnessingError witness_not_in_policy, witness_url_invalid, witness_repeated, witnesses_too_many
 */
export function createCosigner({ onResult, ...options }: CosignerOptions): Cosigner {
  const client = createWitnessClient(options);
  return async (input) => {
    const result = await client.collect(input);
    onResult?.(result);
    checkAgreement(result.outcomes, input.size);
    if (result.state === 'quorum_missed') {
      const { required, witnesses } = result.quorum;
      const failures = result.outcomes.flatMap((outcome) =>
        outcome.status === 'failed' ? [`${outcome.witness}: ${outcome.code}, ${outcome.detail}`] : [],
      );
      throw new WitnessingError(
        'quorum_missed',
        `quorum ${required} is not met by ${witnesses.length} cosignatures (${failures.join('; ')})`,
      );
    }
    return result.checkpoint;
  };
}

function checkAgreement(outcomes: WitnessOutcome[], size: number): void {
  for (const outcome of outcomes) {
    if (outcome.status === 'ahead') {
      const message = `${outcome.witness} remembers ${outcome.size} entries, this checkpoint has ${size}`;
      throw disagreement('witness_ahead', message);
    }
    if (outcome.status === 'split')
      throw disagreement('witness_split', `${outcome.witness} remembers another tree of ${outcome.size} entries`);
  }
}

function disagreement(code: 'witness_ahead' | 'witness_split', message: string): LogError {
  return new LogError('witness_disagrees', message, { cause: new WitnessingError(code, message) });
}

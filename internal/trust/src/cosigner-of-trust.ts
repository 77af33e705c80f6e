import { type TrustRoot, witnessPolicyText } from '@attestlayer/kit';
import type { Cosigner } from '@attestlayer/log';
import { evaluateQuorum, parseWitnessPolicy } from '@attestlayer/tlog';
import { type CosignerOptions, createCosigner } from '@attestlayer/witnessing';
import { TrustError } from './trust-error.ts';

/** All that one witness may take for one checkpoint; a kit that is being issued waits for it. */
const WITNESS_TIMEOUT_MS = 10_000;

/**
 * Makes the cosigner that the witness policy of a trust root asks for: each witness is asked at the URL that the policy gives it.
 * Undefined with `quorum none`: nobody is asked, and nothing may be said about witnessing.
 *
 * @throws TrustError witness_without_url; WitnessingError witness_url_invalid, witnesses_too_many
 */
export function cosignerOfTrust(
  trust: TrustRoot,
  options: Pick<CosignerOptions, 'onResult'> & Partial<Pick<CosignerOptions, 'fetch' | 'now' | 'timeoutMs'>> = {},
): Cosigner | undefined {
  const policy = parseWitnessPolicy(witnessPolicyText(trust));
  if (policy.quorum === 'none') return undefined;
  const witnesses = policy.witnesses.flatMap(({ key, url }) => (url === null ? [] : [{ key, url }]));
  const askable = evaluateQuorum(
    policy,
    witnesses.map(({ key }) => key),
  );
  if (!askable.satisfied)
    throw new TrustError(
      'witness_without_url',
      `the policy names no URL for enough witnesses to make the quorum ${policy.quorum}`,
    );
  return createCosigner({ fetch, now: Date.now, timeoutMs: WITNESS_TIMEOUT_MS, ...options, policy, witnesses });
}

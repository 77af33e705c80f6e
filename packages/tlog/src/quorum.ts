import type { NoteKey } from './note-key.ts';
import type { WitnessPolicy } from './witness-policy.ts';

/** Whether the cosignatures are enough; `required` is the quorum as the policy writes it, `witnesses` who counted. */
export type QuorumResult = { satisfied: boolean; required: string; witnesses: string[] };

/**
 * Decides whether the keys whose cosignatures verified make the policy's quorum. Distinct keys of the policy's witnesses
 * are counted; any other key counts for nothing. With `quorum none` the result is satisfied by no witness at all:
 * say so wherever it is shown.
 */
export function evaluateQuorum(policy: WitnessPolicy, cosignedKeys: NoteKey[]): QuorumResult {
  const cosigned = new Set(cosignedKeys.map((key) => key.vkey));
  const witnesses = policy.witnesses.filter(({ key }) => cosigned.has(key.vkey)).map(({ name }) => name);
  const satisfied = new Set(['none', ...witnesses]);
  // A group names only what was defined before it, so one pass in order is enough.
  for (const { name, threshold, members } of policy.groups) {
    if (members.filter((member) => satisfied.has(member)).length >= threshold) satisfied.add(name);
  }
  return { satisfied: satisfied.has(policy.quorum), required: policy.quorum, witnesses };
}

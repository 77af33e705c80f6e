import { readCanonical } from '@attestlayer/encoding';
import * as z from 'zod';
import { VerifyError } from './verify-error.ts';

/** Groups that a policy may ask for beyond the floor (spec/verification.md 6). */
export const REQUIRABLE_GROUPS = ['witnessed', 'not_withdrawn', 'time_bracket'] as const;
export type RequirableGroup = (typeof REQUIRABLE_GROUPS)[number];

/**
 * The policy document: what a reader asks for beyond the floor.
 * Nothing can be taken away, so that VERIFIED never means less than the default.
 */
export const policySchema = z.strictObject({
  schema: z.literal('attestlayer.policy.v1'),
  /** Groups that must be PASS. `witnessed` here also refuses a trust root that says `quorum none`. */
  require: z
    .array(z.enum(REQUIRABLE_GROUPS))
    .refine((names) => new Set(names).size === names.length, { message: 'a group is named twice' }),
});

/** What a reader asks for beyond the floor. */
export type Policy = z.infer<typeof policySchema>;

/** The floor alone: the five proofs, logged, witnessed as the trust root's witness policy says, key valid at the log index. */
export const DEFAULT_POLICY: Policy = { schema: 'attestlayer.policy.v1', require: [] };

/**
 * Reads a policy document from its exact JCS bytes (spec/verification.md 6).
 * @throws VerifyError policy_malformed
 */
export function parsePolicy(bytes: Uint8Array): Policy {
  try {
    return policySchema.parse(readCanonical(bytes));
  } catch (cause) {
    throw new VerifyError('policy_malformed', 'the policy is not an attestlayer.policy.v1 document', { cause });
  }
}

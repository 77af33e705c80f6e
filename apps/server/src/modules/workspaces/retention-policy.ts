import { sha256Hex, writeCanonical } from '@attestlayer/encoding';
import * as z from 'zod';
import type { Partner } from './partner.ts';

/** A shorter time would delete records while a buyer still asks about them. */
const MIN_DAYS = 30;
/** Twenty years: longer than any limitation period that we know of. */
const MAX_DAYS = 7305;

const days = z.int().min(MIN_DAYS).max(MAX_DAYS).nullable();

/** How long what is kept; null is "until the workspace is closed". Records count from the end of their packet, kits from their issue. */
export const retentionChoiceSchema = z.strictObject({ records_days: days, kits_days: days });

export type RetentionChoice = z.output<typeof retentionChoiceSchema>;

/** Enough for the usual questions after an issue, and for the next yearly packet. */
const DEFAULT_CHOICE: RetentionChoice = { records_days: 180, kits_days: 1095 };

/** The policy as its hash stands in a receipt: what is kept how long, in words that a reader of the receipt understands. */
export type RetentionPolicy = {
  schema: 'attestlayer.retention.v1';
  records_days: number | null;
  kits_days: number | null;
  audit_log: string;
  registry_log: string;
};

/** The policy of a workspace, and its SHA-256 over canonical JSON: `retention_policy_sha256` of its receipts. */
export function retentionPolicyOf({ retention_policy }: Pick<Partner, 'retention_policy'>): {
  policy: RetentionPolicy;
  sha256: string;
} {
  const stored = retentionChoiceSchema.safeParse(retention_policy);
  const policy: RetentionPolicy = {
    schema: 'attestlayer.retention.v1',
    ...(stored.success ? stored.data : DEFAULT_CHOICE),
    audit_log: 'kept as long as the workspace',
    registry_log: 'kept forever; it holds no customer data',
  };
  return { policy, sha256: sha256Hex(writeCanonical(policy)) };
}

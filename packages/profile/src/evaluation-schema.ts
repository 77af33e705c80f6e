import * as z from 'zod';
import { BLOCKER_CODE_NAMES } from './blocker-codes.ts';

const recordId = z.string().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const checkSchema = z.strictObject({
  rule: z.enum(['records', 'record', 'content', 'effective', 'declaration']),
  status: z.enum(['met', 'not_met']),
  /** The blocker that says more; null when the rule is met. */
  code: z.enum(BLOCKER_CODE_NAMES).nullable(),
  expected: z.string(),
  found: z.string(),
  /** The records that the rule looked at; empty for a rule about declared values. */
  record_ids: z.array(recordId),
});

const blockerSchema = z.strictObject({
  code: z.enum(BLOCKER_CODE_NAMES),
  severity: z.enum(['blocker', 'notice']),
  /** Null when it concerns the packet and no single requirement. */
  requirement_id: z.string().nullable(),
  expected: z.string(),
  found: z.string(),
  remedy: z.string(),
  affected: z.array(z.strictObject({ record_id: recordId, original_name: z.string(), sha256 })),
});

/** `reports/evaluation.json`: what one evaluation found, as canonical JSON (spec/profiles.md 6). */
export const evaluationSchema = z.strictObject({
  schema: z.literal('attestlayer.evaluation.v1'),
  engine: z.strictObject({ name: z.string(), version: z.string() }),
  profile: z.strictObject({ id: z.string(), version: z.int().min(1), lane_id: z.string(), sha256 }),
  packet_id: z.string().min(1),
  attempt: z.int().min(1),
  evaluated_at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  period: z.strictObject({ from: day, until: day }).nullable(),
  outcome: z.enum(['PASS', 'FAIL']),
  requirements: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      optional: z.boolean(),
      status: z.enum(['satisfied', 'not_satisfied', 'not_supplied']),
      record_ids: z.array(recordId),
      declared: z.record(z.string(), z.union([z.string(), z.int().min(0), z.boolean()])),
      checks: z.array(checkSchema),
    }),
  ),
  blockers: z.array(blockerSchema),
  boundary: z.string(),
});

export type Evaluation = z.infer<typeof evaluationSchema>;
export type EvaluatedRequirement = Evaluation['requirements'][number];
export type EvaluationCheck = z.infer<typeof checkSchema>;
export type Blocker = z.infer<typeof blockerSchema>;

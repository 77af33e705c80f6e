import * as z from 'zod';
import { contentRuleSchema } from './content-rule-schema.ts';
import { RECORD_TYPES } from './facts.ts';
import { fieldSchema } from './field-schema.ts';

/** A packet is at most this many records for one requirement; far above any real request, low enough to bound work. */
const MAX_RECORDS = 10_000;
/** Ten years: nobody asks for "no older than" beyond it. */
const MAX_AGE_DAYS = 3_660;
/** A person fills in and reads a profile: more than this is not a checklist any more. */
const MAX_REQUIREMENTS = 200;
const MAX_FIELDS = 50;

const title = z.string().min(1).max(160);
const paragraph = z.string().min(1).max(2_000);

/** What a profile asks about the days that the records speak for (spec/profiles.md 4.5). */
const effectiveRuleSchema = z.strictObject({
  /** Together, the records must speak for every day of the packet's period. */
  must_cover_period: z.boolean(),
  /** Days between the last day that a record speaks for and the day of evaluation. */
  max_age_days: z.int().min(0).max(MAX_AGE_DAYS).nullable(),
  /** Each record must declare the first day that it speaks for. */
  required: z.boolean(),
});

const requirementSchema = z.strictObject({
  id: z
    .string()
    .max(80)
    .regex(/^[A-Z0-9]+(?:[.-][A-Z0-9]+)*$/),
  title,
  description: paragraph,
  guidance: paragraph,
  optional: z.boolean(),
  /** Images alone never satisfy a document requirement. */
  document: z.boolean(),
  min_records: z.int().min(0).max(MAX_RECORDS),
  max_records: z.int().min(0).max(MAX_RECORDS).nullable(),
  /** The same bytes twice count once and are reported. */
  distinct_records: z.boolean(),
  accepted_types: z.array(z.enum(RECORD_TYPES)).max(RECORD_TYPES.length),
  fields: z.array(fieldSchema).max(MAX_FIELDS),
  effective: effectiveRuleSchema.nullable(),
  content: z.array(contentRuleSchema).max(6),
});

/**
 * `profile.json`: a versioned ruleset, addressed by the SHA-256 of its canonical bytes (spec/profiles.md 2).
 * Holds no transforms, so that the JSON Schema made from it says exactly the same.
 */
export const profileSchema = z.strictObject({
  schema: z.literal('attestlayer.profile.v1'),
  id: z
    .string()
    .max(64)
    .regex(/^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*$/),
  version: z.int().min(1).max(1_000_000),
  lane_id: z
    .string()
    .max(64)
    .regex(/^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*$/),
  title,
  summary: paragraph,
  /** What the outcome under this profile does not say. */
  boundary: paragraph,
  requirements: z.array(requirementSchema).min(1).max(MAX_REQUIREMENTS),
});

export type Profile = z.infer<typeof profileSchema>;
export type Requirement = Profile['requirements'][number];
export type EffectiveRule = z.infer<typeof effectiveRuleSchema>;

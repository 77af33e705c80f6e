import * as z from 'zod';
import { CHECKS, type CheckName } from './checks.ts';
import { VERIFICATION_CODES } from './codes/index.ts';
import { policySchema } from './policy.ts';
import {
  ALSO_GROUPS,
  CHECK_STATUSES,
  PROOF_GROUPS,
  TIME_EVIDENCE,
  VERDICTS,
  type VerificationReport,
} from './report.ts';

const count = z.int().min(0);
const party = z.strictObject({ id: z.string(), name: z.string() }).nullable();

const check = z.strictObject({
  name: z.enum([...(Object.keys(CHECKS) as CheckName[]), 'not_reached']),
  status: z.enum(CHECK_STATUSES),
  code: z.enum(VERIFICATION_CODES.map((entry) => entry.code)).nullable(),
  section: z.string(),
  expected: z.string().nullable(),
  found: z.string().nullable(),
  path: z.string().nullable(),
});

const group = z.strictObject({
  name: z.enum([...PROOF_GROUPS, ...ALSO_GROUPS]),
  status: z.enum(CHECK_STATUSES),
  required: z.boolean(),
  checks: z.array(check),
});

const kitSummary = z.strictObject({
  id: z.string().nullable(),
  receipt_id: z.string().nullable(),
  receipt_sha256: z.string().nullable(),
  packet_id: z.string().nullable(),
  issuer: party,
  partner: party,
  client: party,
  profile: z.strictObject({ id: z.string(), version: count, lane_id: z.string(), sha256: z.string() }).nullable(),
  issued_at: z.string().nullable(),
  outcome: z.string().nullable(),
  attempt: count.nullable(),
  files: count.nullable(),
  bytes: count.nullable(),
  log_index: count.nullable(),
});

const timeBound = z.strictObject({ time: z.string(), evidence: z.enum(TIME_EVIDENCE), by: z.string() }).nullable();

/** The shape of a report document (spec/verification.md 7), for whoever reads reports of other verifiers. */
export const reportSchema: z.ZodType<VerificationReport> = z.strictObject({
  schema: z.literal('attestlayer.verification.v1'),
  verdict: z.enum(VERDICTS),
  exit_code: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  kit: kitSummary.nullable(),
  proves: z.array(group).length(PROOF_GROUPS.length),
  also: z.array(group).length(ALSO_GROUPS.length),
  time_bracket: z.strictObject({ not_before: timeBound, not_after: timeBound }),
  policy: policySchema,
  trust: z.strictObject({ version: count, as_of_size: count, expires: z.string() }).nullable(),
  boundary: z.string(),
  proves_text: z.array(z.string()),
  proves_not: z.array(z.string()),
  verified_at: z.string(),
});

import { PROBLEM_CODES, RECORD_TYPES, REFUSAL_CODES } from '@attestlayer/profile';
import * as z from 'zod';
import { dayText, timeText } from '../../http/index.ts';

const count = z.int().min(0);
const text = z.string().max(1000);
const texts = z.array(text).max(200);

/** What inspection would find in a record, as `RecordFacts` of the profile package; written by an operator who tries a draft. */
const recordFacts = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: count,
  type: z.enum(RECORD_TYPES).nullable(),
  mediaType: z.string().max(127),
  refusal: z
    .strictObject({ code: z.enum(REFUSAL_CODES), detail: text })
    .nullable()
    .default(null),
  problem: z
    .strictObject({ code: z.enum(PROBLEM_CODES), detail: text })
    .nullable()
    .default(null),
  pdf: z
    .strictObject({
      pages: count,
      encryption: z.enum(['none', 'owner', 'user']),
      textCharacters: count,
      title: text.nullable(),
    })
    .exactOptional(),
  image: z.strictObject({ width: count, height: count }).exactOptional(),
  tables: z
    .array(z.strictObject({ name: text, headers: texts, rows: count }))
    .max(50)
    .exactOptional(),
  document: z.strictObject({ characters: count, macros: z.boolean(), trackedChanges: z.boolean() }).exactOptional(),
  json: z
    .strictObject({ rootType: text, members: texts, schemaErrors: z.record(z.string().max(64), texts) })
    .exactOptional(),
  text: z.strictObject({ lines: count, characters: count, firstLine: text }).exactOptional(),
});

/** A record that nobody uploaded. */
export const sampleRecord = z.strictObject({
  recordId: z.string().min(1).max(128),
  originalName: z.string().min(1).max(1024),
  receivedAt: timeText,
  effectiveFrom: dayText.nullable().default(null),
  effectiveUntil: dayText.nullable().default(null),
  requirementIds: z.array(z.string().max(80)).max(200),
  facts: recordFacts,
});

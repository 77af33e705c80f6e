import { formatTimestamp } from '@attestlayer/encoding';
import { evaluationSchema, profileSchema } from '@attestlayer/profile';
import * as z from 'zod';
import { dayText, timeText } from '../../http/index.ts';
import { sampleRecord } from './facts-schema.ts';
import type { ProfileEntry } from './list-profiles.ts';

/** Enough to see every rule of a profile at work. */
const MAX_SAMPLE_RECORDS = 500;

/** Read as it is, since its canonical bytes are its address; `readDraft` checks it. */
const profileDraft = z.record(z.string().max(64), z.json());

export const profileParams = z.object({
  id: z.string().max(64),
  version: z.union([z.literal('latest'), z.coerce.number().int().min(1)]),
});

export const profileEntryBody = z.object({
  id: z.string(),
  version: z.int(),
  sha256: z.string(),
  title: z.string(),
  published_at: z.string(),
  built_in: z.boolean(),
});

export const profileListBody = z.object({ items: z.array(profileEntryBody), next_cursor: z.null() });

/** The verdict over the records of a packet, as every kit carries it. */
export const evaluationBody = evaluationSchema.meta({ id: 'Evaluation' });

export const profileBody = z
  .object({ sha256: z.string(), profile: profileSchema.meta({ id: 'Profile' }) })
  .meta({ id: 'PublishedProfile' });

export const publishBody = z.strictObject({ profile: profileDraft });

export const tryBody = z.strictObject({
  profile: profileDraft,
  records: z.array(sampleRecord).max(MAX_SAMPLE_RECORDS),
  declarations: z.record(z.string().max(80), z.record(z.string().max(64), z.json())).default({}),
  period: z.strictObject({ from: dayText, until: dayText }).nullable().default(null),
  evaluated_at: timeText.optional(),
});

export const tryResult = z.object({ sha256: z.string(), evaluation: evaluationBody });

export function toProfileEntryBody(entry: ProfileEntry): z.input<typeof profileEntryBody> {
  return { ...entry, published_at: formatTimestamp(entry.published_at) };
}

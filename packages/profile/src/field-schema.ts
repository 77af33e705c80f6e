import * as z from 'zod';

const common = {
  /** Also a member name in the evaluation, hence ASCII. */
  id: z
    .string()
    .max(64)
    .regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/),
  title: z.string().min(1).max(160),
  required: z.boolean(),
};
/** A declared value is an answer on a form, not a record. */
const maxLength = z.int().min(1).max(4_000);
/** Canonical JSON of this format holds integers from 0 to 2^53 - 1 only. */
const wholeNumber = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** One value that the client declares beside the records; `type` decides what is a valid value (spec/profiles.md 4.6). */
export const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('text'), max_length: maxLength }),
  z.strictObject({ ...common, type: z.literal('date') }),
  z.strictObject({ ...common, type: z.literal('datetime') }),
  z.strictObject({ ...common, type: z.literal('email') }),
  z.strictObject({ ...common, type: z.literal('url') }),
  z.strictObject({ ...common, type: z.literal('boolean') }),
  z.strictObject({ ...common, type: z.literal('integer'), min: wholeNumber, max: wholeNumber }),
  z.strictObject({
    ...common,
    type: z.literal('choice'),
    choices: z.array(z.string().min(1).max(160)).min(2).max(100),
  }),
  /** `scheme` names a public numbering with a check digit; null is any reference without spaces. */
  z.strictObject({
    ...common,
    type: z.literal('identifier'),
    max_length: maxLength,
    scheme: z.enum(['lei']).nullable(),
  }),
]);

export type Field = z.infer<typeof fieldSchema>;

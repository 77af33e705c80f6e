import * as z from 'zod';
import type { RecordType } from './facts.ts';

const count = z.int().min(0).max(1_000_000);
const header = z.string().min(1).max(120);

/**
 * A JSON value of the house subset (spec/profiles.md 2): the schema of a JSON rule is data for the profile,
 * and is interpreted by a JSON Schema 2020-12 validator at inspection.
 */
const jsonSchemaDocument = z.record(z.string().max(120), z.json());

/** One rule about the inside of a record; it applies to the records of its type and to no other (spec/profiles.md 4.4). */
export const contentRuleSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('pdf'),
    min_pages: count.min(1),
    /** An owner password restricts printing or copying, but the file opens without it. */
    allow_owner_encryption: z.boolean(),
    min_text_characters: count,
  }),
  z.strictObject({
    type: z.literal('table'),
    /** `all`: each header is there; `any`: at least one of them. An alias stands for the header. */
    headers: z
      .strictObject({
        match: z.enum(['all', 'any']),
        columns: z
          .array(z.strictObject({ name: header, aliases: z.array(header).max(20) }))
          .min(1)
          .max(60),
      })
      .nullable(),
    min_rows: count,
  }),
  z.strictObject({ type: z.literal('json'), schema: jsonSchemaDocument }),
  z.strictObject({ type: z.literal('document'), min_characters: count, allow_tracked_changes: z.boolean() }),
  z.strictObject({ type: z.literal('image'), min_width: count, min_height: count }),
  z.strictObject({ type: z.literal('text'), min_characters: count }),
]);

export type ContentRule = z.infer<typeof contentRuleSchema>;

/** The record types that each kind of content rule applies to. */
export const CONTENT_RULE_TYPES = {
  pdf: ['pdf'],
  table: ['csv', 'xlsx'],
  json: ['json'],
  document: ['docx'],
  image: ['png', 'jpg'],
  text: ['txt', 'md'],
} as const satisfies Record<ContentRule['type'], readonly RecordType[]>;

/** The content rule of one kind. */
export type ContentRuleOf<T extends ContentRule['type']> = Extract<ContentRule, { type: T }>;

import * as z from 'zod';
import { countNumber, idText, MAX_ORIGINAL_NAME_LENGTH, sha256Text, uuidV7Text } from './schema-parts.ts';

export const DIFF_SCHEMA = 'attestlayer.diff.v1';

const diffFile = z.strictObject({
  original_name: z.string().min(1).max(MAX_ORIGINAL_NAME_LENGTH),
  path: z.string(),
  sha256: sha256Text,
  size: countNumber,
});
const diffPair = z.strictObject({ current: diffFile, previous: diffFile });

const previousKit = z.strictObject({ manifest_sha256: sha256Text, packet_id: idText, receipt_id: uuidV7Text });

/**
 * The shape of `reports/diff.json` (spec/kit-format.md 10). Evidence only: binder, reports and trail differ in every
 * kit.
 */
export const diffSchema = z.discriminatedUnion('status', [
  z.strictObject({
    added: z.array(diffFile),
    changed: z.array(diffPair),
    previous: previousKit,
    removed: z.array(diffFile),
    renamed: z.array(diffPair),
    schema: z.literal(DIFF_SCHEMA),
    status: z.literal('compared'),
    unchanged: z.array(diffPair),
  }),
  z.strictObject({ schema: z.literal(DIFF_SCHEMA), status: z.literal('no_previous_kit') }),
]);

/** What changed in the evidence since the previous kit of the same series. */
export type KitDiff = z.infer<typeof diffSchema>;
/** One evidence file as a diff names it. */
export type DiffFile = z.infer<typeof diffFile>;
/** The same record in two kits. */
export type DiffPair = z.infer<typeof diffPair>;

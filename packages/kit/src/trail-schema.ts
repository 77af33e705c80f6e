import * as z from 'zod';
import { countNumber, idText, sha256Text, timestampText, uuidV7Text } from './schema-parts.ts';

export const TRAIL_SCHEMA = 'attestlayer.hash-trail.v1';

/** Members of every line: `prev` is the SHA-256 of the line before, without its newline. */
const chain = { at: timestampText, prev: sha256Text, seq: z.int().min(1) };

/** The shape of one line of `hash-trail.jsonl` (spec/kit-format.md 7). */
export const trailEntrySchema = z.discriminatedUnion('event', [
  z.strictObject({ ...chain, event: z.literal('packet_opened'), packet_id: idText, schema: z.literal(TRAIL_SCHEMA) }),
  z.strictObject({
    ...chain,
    event: z.literal('record_submitted'),
    record_id: idText,
    sha256: sha256Text,
    size: countNumber,
  }),
  z.strictObject({ ...chain, event: z.literal('record_returned'), record_id: idText }),
  z.strictObject({ ...chain, event: z.literal('record_withdrawn'), record_id: idText }),
  z.strictObject({ ...chain, event: z.literal('record_superseded'), record_id: idText, superseded_by: idText }),
  z.strictObject({
    ...chain,
    event: z.literal('record_accepted'),
    record_id: idText,
    requirement_ids: z.array(idText),
  }),
  z.strictObject({
    ...chain,
    attempt: z.int().min(1),
    evaluation_sha256: sha256Text,
    event: z.literal('evaluated'),
    outcome: z.enum(['PASS', 'FAIL']),
    profile_sha256: sha256Text,
  }),
  z.strictObject({ ...chain, event: z.literal('frozen'), receipt_id: uuidV7Text }),
]);

/** One line of the hash trail: something that happened to the packet. */
export type TrailEntry = z.infer<typeof trailEntrySchema>;

/** Leaves out what the trail itself adds, in each member of a union. */
type WithoutChain<T> = T extends unknown ? Omit<T, 'prev' | 'seq' | 'schema'> : never;

/** What the caller of `appendTrail` says; sequence number, link and version are added. */
export type TrailEvent = WithoutChain<TrailEntry>;

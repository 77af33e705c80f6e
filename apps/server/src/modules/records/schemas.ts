import { formatTimestamp } from '@attestlayer/encoding';
import { RECORD_TYPES } from '@attestlayer/profile';
import * as z from 'zod';
import { dayText, lineText } from '../../http/index.ts';
import type { StoredRecord } from './record.ts';
import type { RecordScope } from './record-scope.ts';
import { RECORD_STATES } from './tables.ts';

/** One or two sentences that the other side reads beside the record. */
const MAX_REASON_LENGTH = 500;
/** A profile has at most this many requirements. */
const MAX_REQUIREMENT_IDS = 200;

export const packetParams = z.object({ packetId: z.uuid() });
export const recordParams = z.object({ recordId: z.uuid() });

const state = z.enum(RECORD_STATES);

export const recordsFilter = {
  state: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(state))
    .optional(),
};

export const assignBody = z.strictObject({
  requirement_ids: z.array(z.string().max(80)).max(MAX_REQUIREMENT_IDS).optional(),
  effective_from: dayText.nullable().optional(),
  effective_until: dayText.nullable().optional(),
});

export const reasonBody = z.strictObject({ reason: lineText(MAX_REASON_LENGTH) });

export const replaceBody = z.strictObject({ reason: lineText(MAX_REASON_LENGTH), superseded_by: z.uuid() });

const finding = z.object({ code: z.string(), detail: z.string() }).nullable();

export const recordBody = z
  .object({
    id: z.string(),
    packet_id: z.string(),
    original_name: z.string(),
    size: z.int(),
    sha256: z.string(),
    /** What the bytes are, whatever the name says. */
    type: z.enum(RECORD_TYPES).nullable(),
    media_type: z.string(),
    state,
    reason: z.string().nullable(),
    superseded_by: z.string().nullable(),
    requirement_ids: z.array(z.string()),
    effective_from: z.string().nullable(),
    effective_until: z.string().nullable(),
    received_at: z.string(),
    /** When the retention policy had the bytes deleted; null while they can be fetched. */
    content_deleted_at: z.string().nullable(),
    submitted_by: z.object({ kind: z.string(), id: z.string().nullable() }),
    /** An earlier record of the packet with the same bytes. */
    duplicate_of: z.string().nullable(),
    /** Why inspection did not take it in. */
    refusal: finding,
    /** Why it cannot be read. */
    problem: finding,
    version: z.int(),
  })
  .meta({ id: 'Record' });

export type RecordBody = z.input<typeof recordBody>;

export const suggestionsBody = z
  .object({
    items: z.array(
      z.object({
        record_id: z.string(),
        suggestions: z.array(
          z.object({
            requirement_id: z.string(),
            /** From 0 to 100. */
            confidence_percent: z.int(),
            reasons: z.array(z.string()),
          }),
        ),
      }),
    ),
    next_cursor: z.null(),
  })
  .meta({ id: 'Suggestions' });

/** A record in the form of the API. A contributor is not told of records that they do not see. */
export function toRecordBody(record: StoredRecord, { request }: RecordScope): RecordBody {
  const { facts } = record;
  return {
    id: record.id,
    packet_id: record.packet_id,
    original_name: record.original_name,
    size: record.size_bytes,
    sha256: record.sha256,
    type: facts.type,
    media_type: facts.mediaType,
    state: record.state,
    reason: record.reason,
    superseded_by: record.superseded_by,
    requirement_ids: record.requirement_ids,
    effective_from: record.effective_from,
    effective_until: record.effective_until,
    received_at: formatTimestamp(record.received_at),
    content_deleted_at: record.content_deleted_at === null ? null : formatTimestamp(record.content_deleted_at),
    submitted_by: { kind: record.submitted_by_kind, id: record.submitted_by },
    duplicate_of: request === null ? record.duplicate_of : null,
    refusal: facts.refusal,
    problem: facts.problem,
    version: record.version,
  };
}

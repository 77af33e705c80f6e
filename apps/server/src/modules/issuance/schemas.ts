import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import type { Config } from '../../config/index.ts';
import { paragraphText } from '../../http/index.ts';
import { PACKET_STATES } from '../packets/index.ts';
import { ISSUANCE_STATES, ISSUANCE_STEPS } from './issuance-states.ts';
import type { Replacement } from './read-replacement.ts';
import type { IssuanceRow, KitRow } from './tables.ts';

export const issuanceParams = z.object({ packetId: z.uuid() });

/** A paragraph says it; whoever needs more has a document for it. */
const MAX_REASON_LENGTH = 2000;

/** Why a kit is withdrawn or made anew; kept between the parties. */
export const reasonBody = z.object({ reason: paragraphText(MAX_REASON_LENGTH) });

const time = z.string();

export const issuanceBody = z
  .object({
    id: z.string(),
    packet_id: z.string(),
    state: z.enum(ISSUANCE_STATES),
    /** Every state that it passes, in order, and whether it has. */
    steps: z.array(z.object({ state: z.enum(ISSUANCE_STATES), done: z.boolean() })),
    progress: z.object({ stage: z.string(), done: z.number(), total: z.number() }).nullable(),
    receipt_id: z.string().nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    requested_at: time,
    delivery_due_at: time,
    delivered_at: time.nullable(),
  })
  .meta({ id: 'Issuance' });

export const kitBody = z
  .object({
    packet_id: z.string(),
    receipt_id: z.string(),
    kit_id: z.string(),
    receipt_sha256: z.string(),
    zip_sha256: z.string(),
    zip_size: z.int(),
    log_index: z.int(),
    issued_at: time,
    delivered_at: time,
    status: z.enum(['issued', 'withdrawn', 'superseded']),
    status_reason: z.string().nullable(),
    status_at: time.nullable(),
    /** SHA-256 of the receipt that took its place. */
    superseded_by: z.string().nullable(),
    /** When the retention policy had the kit deleted; null while it can be fetched. */
    deleted_at: time.nullable(),
    links: z.object({ zip: z.string(), binder: z.string(), receipt: z.string(), verify: z.string() }),
  })
  .meta({ id: 'Kit' });

const replacement = z
  .object({ packet_id: z.string(), title: z.string(), state: z.enum(PACKET_STATES), reason: z.string() })
  .nullable();

export const replacementBody = z
  .object({
    /** The packet whose kit this one is to take the place of. */
    replaces: replacement,
    /** The packet whose kit is to take the place of this one's. */
    replaced_by: replacement,
  })
  .meta({ id: 'Replacement' });

export function toReplacementBody({ replaces, replacedBy }: Replacement): z.input<typeof replacementBody> {
  const describe = (one: Replacement['replaces']) =>
    one === null
      ? null
      : { packet_id: one.packet.id, title: one.packet.title, state: one.packet.state, reason: one.reason };
  return { replaces: describe(replaces), replaced_by: describe(replacedBy) };
}

export function toIssuanceBody(issuance: IssuanceRow): z.input<typeof issuanceBody> {
  const { id, packet_id, state, receipt_id, error_code, error_message, progress } = issuance;
  const reached = ISSUANCE_STEPS.indexOf(state);
  return {
    id,
    packet_id,
    state,
    steps: ISSUANCE_STEPS.map((step, index) => ({ state: step, done: index <= reached })),
    progress: progress === null ? null : JSON.parse(progress),
    receipt_id,
    error: error_code === null ? null : { code: error_code, message: error_message ?? '' },
    requested_at: formatTimestamp(issuance.requested_at),
    delivery_due_at: formatTimestamp(issuance.delivery_due_at),
    delivered_at: optionalTime(issuance.delivered_at),
  };
}

export function toKitBody(kit: KitRow, { baseUrl, surfaces }: Config): z.input<typeof kitBody> {
  const { packet_id, receipt_id, kit_id, receipt_sha256, zip_sha256, zip_size, log_index } = kit;
  const { status, status_reason, superseded_by } = kit;
  const files = `${baseUrl}/v1/packets/${packet_id}`;
  return {
    packet_id,
    receipt_id,
    kit_id,
    receipt_sha256,
    zip_sha256,
    zip_size,
    log_index,
    issued_at: formatTimestamp(kit.issued_at),
    delivered_at: formatTimestamp(kit.delivered_at),
    status,
    status_reason,
    status_at: optionalTime(kit.status_at),
    superseded_by,
    deleted_at: optionalTime(kit.zip_deleted_at),
    links: {
      zip: `${files}/kit.zip`,
      binder: `${files}/binder.pdf`,
      receipt: `${files}/receipt.json`,
      verify: `${surfaces.verify}/receipt?sha256=${receipt_sha256}`,
    },
  };
}

function optionalTime(at: number | null): string | null {
  return at === null ? null : formatTimestamp(at);
}

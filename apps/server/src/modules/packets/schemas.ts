import { formatTimestamp, parseTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { dayText, lineText, timeText } from '../../http/index.ts';
import { namesOfClients } from '../clients/index.ts';
import { type Packet, periodOf } from './packet.ts';
import { PACKET_STATES } from './packet-states.ts';

const MAX_TITLE_LENGTH = 200;
const MAX_REFERENCE_LENGTH = 100;
const MAX_REASON_LENGTH = 500;

const period = z
  .strictObject({ from: dayText, until: dayText })
  .refine(({ from, until }) => from <= until, 'ends before it begins');
const state = z.enum(PACKET_STATES);
const time = timeText.transform(parseTimestamp);
const reference = lineText(MAX_REFERENCE_LENGTH).nullable();

export const packetParams = z.object({ packetId: z.uuid() });

export const packetsFilter = {
  /** Comma-separated. */
  state: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(state))
    .optional(),
  client_id: z.uuid().optional(),
  profile_id: z.string().max(64).optional(),
  series_id: z.uuid().optional(),
  due_before: time.optional(),
  q: z.string().min(1).max(MAX_TITLE_LENGTH).optional(),
};

export const createPacketBody = z.strictObject({
  client_id: z.uuid(),
  profile_id: z.string().max(64),
  profile_version: z.union([z.literal('latest'), z.int().min(1)]).default('latest'),
  title: lineText(MAX_TITLE_LENGTH),
  reference: reference.default(null),
  period: period.nullable().default(null),
  due_at: time.nullable().default(null),
});

export const changePacketBody = z.strictObject({
  title: lineText(MAX_TITLE_LENGTH).optional(),
  reference: reference.optional(),
  period: period.nullable().optional(),
  due_at: time.nullable().optional(),
});

export const cancelPacketBody = z.strictObject({ reason: lineText(MAX_REASON_LENGTH) });

/** By requirement, then by field; what each field takes is for the profile to say. */
export const declarationsBody = z
  .record(z.string().max(80), z.record(z.string().max(64), z.json()))
  .meta({ id: 'Declarations' });

export const packetBody = z
  .object({
    id: z.string(),
    client: z.object({ id: z.string(), name: z.string() }),
    mode: z.enum(['live', 'test']),
    profile: z.object({ id: z.string(), version: z.int(), sha256: z.string() }),
    series_id: z.string(),
    title: z.string(),
    reference: z.string().nullable(),
    period: z.object({ from: z.string(), until: z.string() }).nullable(),
    due_at: z.string().nullable(),
    state,
    state_changed_at: z.string(),
    /** Evaluations so far. */
    attempts: z.int(),
    /** Found by the last evaluation; null before the first. */
    blockers: z.int().nullable(),
    created_at: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Packet' });

export type PacketBody = z.input<typeof packetBody>;

export const dashboardBody = z.object({
  counts: z.record(state, z.int()),
  blocked: z.array(packetBody),
  due_soon: z.array(packetBody),
  /** Credits that can be spent; null where the caller may not see them. */
  credits: z.object({ available: z.int(), held: z.int() }).nullable(),
});

export const trailBody = z.object({
  head: z.object({ seq: z.int(), sha256: z.string() }),
  /** Lines of `hash-trail.jsonl` (spec/kit-format.md 7). */
  entries: z.array(z.record(z.string(), z.json())),
});

/** Packets in the form of the API, with the names of their clients read at once. */
export async function describePackets(
  db: Queryable,
  tenant: Tenant,
  packets: readonly Packet[],
): Promise<PacketBody[]> {
  const names = await namesOfClients(db, tenant, [...new Set(packets.map(({ client_id }) => client_id))]);
  return packets.map((packet) => ({
    id: packet.id,
    client: { id: packet.client_id, name: names.get(packet.client_id) ?? '' },
    mode: packet.mode,
    profile: { id: packet.profile_id, version: packet.profile_version, sha256: packet.profile_sha256 },
    series_id: packet.series_id,
    title: packet.title,
    reference: packet.reference,
    period: periodOf(packet),
    due_at: packet.due_at === null ? null : formatTimestamp(packet.due_at),
    state: packet.state,
    state_changed_at: formatTimestamp(packet.state_changed_at),
    attempts: packet.attempts,
    blockers: packet.blockers,
    created_at: formatTimestamp(packet.created_at),
    version: packet.version,
  }));
}

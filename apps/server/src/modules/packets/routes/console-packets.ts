import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { defineList, toPageById } from '../../../http/index.ts';
import { PACKET_STATES } from '../packet-states.ts';

const stateSchema = z.enum(PACKET_STATES);

/** What the issuer sees of a packet: where it is in its life, and neither its client nor its title nor a record. */
const consolePacketSchema = z
  .object({
    id: z.string(),
    partner: z.object({ id: z.string(), name: z.string() }),
    mode: z.enum(['live', 'test']),
    profile: z.object({ id: z.string(), version: z.int() }),
    state: stateSchema,
    state_changed_at: z.string(),
    attempts: z.int(),
    created_at: z.string(),
  })
  .meta({ id: 'ConsolePacket' });

const list = defineList({
  path: '/v1/console/packets',
  operationId: 'listConsolePackets',
  summary: 'Packets of all partners by their state, newest first; without records, titles and clients',
  tag: 'console',
  access: 'console-packets:read',
  filter: { state: stateSchema.optional(), partner_id: z.string().max(64).optional() },
  item: consolePacketSchema,
  fileName: 'packets',
  async read({ context, query: { state, partner_id } }, { limit, after }) {
    let packets = context.database.query
      .selectFrom('packets')
      .innerJoin('partners', 'partners.id', 'packets.partner_id')
      .selectAll('packets')
      .select('partners.name as partner_name');
    if (state !== undefined) packets = packets.where('packets.state', '=', state);
    if (partner_id !== undefined) packets = packets.where('packets.partner_id', '=', partner_id);
    if (after !== null) packets = packets.where('packets.id', '<', after.id);
    const found = await packets
      .orderBy('packets.id', 'desc')
      .limit(limit + 1)
      .execute();
    return toPageById(found, limit, (packet) => ({
      id: packet.id,
      partner: { id: packet.partner_id, name: packet.partner_name },
      mode: packet.mode,
      profile: { id: packet.profile_id, version: packet.profile_version },
      state: packet.state,
      state_changed_at: formatTimestamp(packet.state_changed_at),
      attempts: packet.attempts,
      created_at: formatTimestamp(packet.created_at),
    }));
  },
});

export const consolePacketRoutes = [list];

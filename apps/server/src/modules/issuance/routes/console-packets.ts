import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { systemTenant } from '../../../access/index.ts';
import { defineRoute, pageQuery, pageSchema, readCursor, toPage } from '../../../http/index.ts';
import { PACKET_STATES } from '../../packets/index.ts';
import { getKitAnywhere } from '../get-kit.ts';
import { type ConsolePacket, listConsolePackets } from '../list-console-packets.ts';
import { issuanceParams, kitBody, reasonBody, toKitBody } from '../schemas.ts';
import { withdrawKit } from '../withdraw-kit.ts';

const tag = 'console';

const consolePacket = z
  .object({
    id: z.string(),
    partner_id: z.string(),
    mode: z.enum(['live', 'test']),
    profile: z.object({ id: z.string(), version: z.int() }),
    series_id: z.string(),
    state: z.enum(PACKET_STATES),
    state_changed_at: z.string(),
    attempts: z.int(),
    blockers: z.int().nullable(),
    receipt_id: z.string().nullable(),
    receipt_sha256: z.string().nullable(),
    created_at: z.string(),
  })
  .meta({ id: 'ConsolePacket' });

const list = defineRoute({
  method: 'get',
  path: '/v1/console/packets',
  operationId: 'listConsolePackets',
  summary: 'Packets of all partners, newest first: where they are, not what they are about',
  tag,
  access: 'console-packets:read',
  query: pageQuery.extend({ partner_id: z.string().max(64).optional(), state: z.enum(PACKET_STATES).optional() }),
  response: pageSchema(consolePacket),
  async handle({ context, query: { limit, cursor, partner_id: partnerId, state } }) {
    const beforeId = readCursor(cursor)?.id ?? null;
    const found = await listConsolePackets(context.database.query, { partnerId, state, beforeId, limit: limit + 1 });
    const { rows, nextCursor } = toPage(found, limit, ({ id }) => ({ key: id, id }));
    return { body: { items: rows.map(toItem), next_cursor: nextCursor } };
  },
});

const withdraw = defineRoute({
  method: 'post',
  path: '/v1/console/packets/{packetId}/withdraw',
  operationId: 'withdrawKitAsIssuer',
  summary: 'Withdraws an issued kit of any partner; the log says so for ever',
  tag,
  access: 'console-packets:withdraw',
  params: issuanceParams,
  body: reasonBody,
  response: kitBody,
  async handle({ context, actor, params: { packetId }, body: { reason } }) {
    const { partner_id, mode } = await getKitAnywhere(context.database.query, packetId);
    const kit = await withdrawKit(context, { tenant: systemTenant(partner_id, mode), actor, packetId, reason });
    return { body: toKitBody(kit, context.config.baseUrl) };
  },
});

export const consolePacketRoutes = [list, withdraw];

function toItem({ profile_id, profile_version, ...packet }: ConsolePacket): z.input<typeof consolePacket> {
  return {
    ...packet,
    profile: { id: profile_id, version: profile_version },
    state_changed_at: formatTimestamp(packet.state_changed_at),
    created_at: formatTimestamp(packet.created_at),
  };
}

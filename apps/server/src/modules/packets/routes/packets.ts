import { checkIfMatch, defineList, defineRoute, requireTenant } from '../../../http/index.ts';
import { changePacket } from '../change-packet.ts';
import { changePacketState } from '../change-packet-state.ts';
import { createPacket } from '../create-packet.ts';
import { getPacket, lockPacket } from '../get-packet.ts';
import { listPackets } from '../list-packets.ts';
import { OPEN_STATES } from '../packet-states.ts';
import {
  cancelPacketBody,
  changePacketBody,
  createPacketBody,
  describePackets,
  packetBody,
  packetParams,
  packetsFilter,
} from '../schemas.ts';

const tag = 'packets';

const list = defineList({
  path: '/v1/packets',
  operationId: 'listPackets',
  summary: 'Packets, newest first',
  tag,
  access: 'packets:read',
  filter: packetsFilter,
  item: packetBody,
  fileName: 'packets',
  async read({ context, actor, query }, wanted) {
    const tenant = requireTenant(actor);
    const { query: db } = context.database;
    const { state: states, client_id, profile_id, series_id, due_before: dueBefore, q: search } = query;
    const filter = { states, clientId: client_id, profileId: profile_id, seriesId: series_id, dueBefore, search };
    const { rows, nextCursor } = await listPackets(db, { tenant, filter, ...wanted });
    return { rows: await describePackets(db, tenant, rows), nextCursor };
  },
});

const create = defineRoute({
  method: 'post',
  path: '/v1/packets',
  operationId: 'createPacket',
  summary: 'Open a packet for a client under a version of a profile',
  tag,
  access: 'packets:write',
  body: createPacketBody,
  response: packetBody,
  status: 201,
  async handle({ context, actor, body }) {
    const tenant = requireTenant(actor);
    const { client_id, profile_id, profile_version, title, reference, period, due_at } = body;
    const fields = { clientId: client_id, profileId: profile_id, profileVersion: profile_version, dueAt: due_at };
    const created = await context.database.transaction(async (tx) => {
      const packet = await createPacket(tx, context, { tenant, actor, title, reference, period, ...fields });
      return (await describePackets(tx, tenant, [packet]))[0]!;
    });
    return { body: created, version: created.version };
  },
});

const get = defineRoute({
  method: 'get',
  path: '/v1/packets/{packetId}',
  operationId: 'getPacket',
  summary: 'One packet',
  tag,
  access: 'packets:read',
  params: packetParams,
  response: packetBody,
  async handle({ context, actor, params }) {
    const tenant = requireTenant(actor);
    const { query: db } = context.database;
    const packet = await getPacket(db, tenant, params.packetId);
    return { body: (await describePackets(db, tenant, [packet]))[0]!, version: packet.version };
  },
});

const change = defineRoute({
  method: 'patch',
  path: '/v1/packets/{packetId}',
  operationId: 'changePacket',
  summary: 'Change title, reference, period or due date; what is left out stays',
  tag,
  access: 'packets:write',
  params: packetParams,
  body: changePacketBody,
  response: packetBody,
  async handle({ context, actor, params, body, request }) {
    const tenant = requireTenant(actor);
    const { due_at: dueAt, ...others } = body;
    const changed = await context.database.transaction(async (tx) => {
      const packet = await lockPacket(tx, tenant, params.packetId);
      checkIfMatch(request, packet.version);
      const after = await changePacket(tx, context, { packet, actor, changes: { ...others, dueAt } });
      return (await describePackets(tx, tenant, [after]))[0]!;
    });
    return { body: changed, version: changed.version };
  },
});

const cancel = defineRoute({
  method: 'post',
  path: '/v1/packets/{packetId}/cancel',
  operationId: 'cancelPacket',
  summary: 'Give a packet up; its records and its trail stay',
  tag,
  access: 'packets:write',
  params: packetParams,
  body: cancelPacketBody,
  response: packetBody,
  async handle({ context, actor, params, body }) {
    const tenant = requireTenant(actor);
    const cancelled = await context.database.transaction(async (tx) => {
      const packet = await lockPacket(tx, tenant, params.packetId);
      const details = { reason: body.reason };
      const after = await changePacketState(tx, context, {
        packet,
        from: OPEN_STATES,
        to: 'cancelled',
        actor,
        details,
      });
      return (await describePackets(tx, tenant, [after]))[0]!;
    });
    return { body: cancelled, version: cancelled.version };
  },
});

export const packetResourceRoutes = [list, create, get, change, cancel];

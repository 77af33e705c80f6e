import { defineList, defineRoute, requireTenant, toPageById } from '../../../http/index.ts';
import { getPacket, lockPacket } from '../../packets/index.ts';
import { getRequest, scopeRequests } from '../request.ts';
import { revokeRequest } from '../revoke-request.ts';
import {
  packetParams,
  requestBody,
  requestParams,
  sendRequestBody,
  sentRequestBody,
  toRequestBody,
  toSentRequestBody,
} from '../schemas.ts';
import { resendRequest, sendRequest } from '../send-request.ts';

const tag = 'requests';

const list = defineList({
  path: '/v1/packets/{packetId}/requests',
  operationId: 'listRequests',
  summary: 'Who was asked for the records of a packet, the first one first',
  tag,
  access: 'packets:read',
  params: packetParams,
  item: requestBody,
  fileName: 'requests',
  async read({ context, actor, params }, { limit, after }) {
    const tenant = requireTenant(actor);
    const { query: db } = context.database;
    const packet = await getPacket(db, tenant, params.packetId);
    let requests = scopeRequests(db, tenant).where('packet_id', '=', packet.id);
    if (after !== null) requests = requests.where('id', '>', after.id);
    const found = await requests
      .orderBy('id')
      .limit(limit + 1)
      .execute();
    return toPageById(found, limit, toRequestBody);
  },
});

const send = defineRoute({
  method: 'post',
  path: '/v1/packets/{packetId}/requests',
  operationId: 'sendRequest',
  summary: 'Ask somebody of the client for the records of a packet by mail',
  tag,
  access: 'packets:write',
  params: packetParams,
  body: sendRequestBody,
  response: sentRequestBody,
  status: 201,
  secretAnswer: true,
  async handle({ context, actor, params, body }) {
    const tenant = requireTenant(actor);
    const sent = await context.database.transaction(async (tx) => {
      const packet = await lockPacket(tx, tenant, params.packetId);
      return sendRequest(tx, context, { packet, actor, ...body });
    });
    return { body: toSentRequestBody(sent), version: sent.request.version };
  },
});

const resend = defineRoute({
  method: 'post',
  path: '/v1/requests/{requestId}/resend',
  operationId: 'resendRequest',
  summary: 'Mail a request again with a new link; older links end',
  tag,
  access: 'packets:write',
  params: requestParams,
  response: sentRequestBody,
  secretAnswer: true,
  async handle({ context, actor, params }) {
    const tenant = requireTenant(actor);
    const sent = await context.database.transaction(async (tx) => {
      const request = await getRequest(tx, tenant, params.requestId);
      const packet = await lockPacket(tx, tenant, request.packet_id);
      return resendRequest(tx, context, { request, packet, actor });
    });
    return { body: toSentRequestBody(sent), version: sent.request.version };
  },
});

const revoke = defineRoute({
  method: 'post',
  path: '/v1/requests/{requestId}/revoke',
  operationId: 'revokeRequest',
  summary: 'Take a request back: its link opens nothing any more, what was sent stays',
  tag,
  access: 'packets:write',
  params: requestParams,
  response: requestBody,
  async handle({ context, actor, params }) {
    const tenant = requireTenant(actor);
    const request = await context.database.transaction(async (tx) =>
      revokeRequest(tx, context, { request: await getRequest(tx, tenant, params.requestId), actor }),
    );
    return { body: toRequestBody(request), version: request.version };
  },
});

export const workspaceRequestRoutes = [list, send, resend, revoke];

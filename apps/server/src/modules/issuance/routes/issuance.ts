import { defineRoute, requireTenant } from '../../../http/index.ts';
import { describePackets, packetBody } from '../../packets/index.ts';
import { getIssuance, getKit } from '../get-kit.ts';
import { issuePacket } from '../issue-packet.ts';
import { readReplacement } from '../read-replacement.ts';
import { reissuePacket } from '../reissue-packet.ts';
import {
  issuanceBody,
  issuanceParams,
  kitBody,
  reasonBody,
  replacementBody,
  toIssuanceBody,
  toKitBody,
  toReplacementBody,
} from '../schemas.ts';
import { withdrawKit } from '../withdraw-kit.ts';

const tag = 'issuance';

const issue = defineRoute({
  method: 'post',
  path: '/v1/packets/{packetId}/issuance',
  operationId: 'issuePacket',
  summary: 'Issues a ready packet for one credit',
  description: 'The kit is made by a job: read the issuance again until it is delivered. Asking twice issues once.',
  tag,
  access: 'packets:issue',
  params: issuanceParams,
  response: issuanceBody,
  status: 202,
  async handle({ context, actor, params: { packetId } }) {
    const tenant = requireTenant(actor);
    const issuance = await context.database.transaction((tx) => issuePacket(tx, context, { tenant, actor, packetId }));
    return { body: toIssuanceBody(issuance) };
  },
});

const show = defineRoute({
  method: 'get',
  path: '/v1/packets/{packetId}/issuance',
  operationId: 'getIssuance',
  summary: 'How far the issuance of a packet is',
  tag,
  access: 'packets:read',
  params: issuanceParams,
  response: issuanceBody,
  async handle({ context, actor, params: { packetId } }) {
    return { body: toIssuanceBody(await getIssuance(context.database.query, requireTenant(actor), packetId)) };
  },
});

const showKit = defineRoute({
  method: 'get',
  path: '/v1/packets/{packetId}/kit',
  operationId: 'getKit',
  summary: 'The issued kit: ids, hashes, place in the log, links',
  tag,
  access: 'kits:download',
  params: issuanceParams,
  response: kitBody,
  async handle({ context, actor, params: { packetId } }) {
    const kit = await getKit(context.database.query, requireTenant(actor), packetId);
    return { body: toKitBody(kit, context.config) };
  },
});

const withdraw = defineRoute({
  method: 'post',
  path: '/v1/packets/{packetId}/withdraw',
  operationId: 'withdrawKit',
  summary: 'Withdraws an issued kit; the log says so for ever',
  tag,
  access: 'packets:withdraw',
  params: issuanceParams,
  body: reasonBody,
  response: kitBody,
  async handle({ context, actor, params: { packetId }, body: { reason } }) {
    const kit = await withdrawKit(context, { tenant: requireTenant(actor), actor, packetId, reason });
    return { body: toKitBody(kit, context.config) };
  },
});

const reissue = defineRoute({
  method: 'post',
  path: '/v1/packets/{packetId}/reissue',
  operationId: 'reissuePacket',
  summary: 'Opens the packet whose kit is to take the place of an issued one',
  description:
    'The new packet is of the same series and begins with the records and declarations of the earlier one. Evaluate and issue it, for one credit. The earlier kit stays good until the new one is delivered, and is superseded then.',
  tag,
  access: 'packets:issue',
  params: issuanceParams,
  body: reasonBody,
  response: packetBody,
  status: 201,
  async handle({ context, actor, params: { packetId }, body: { reason } }) {
    const tenant = requireTenant(actor);
    const body = await context.database.transaction(async (tx) => {
      const packet = await reissuePacket(tx, context, { tenant, actor, packetId, reason });
      return (await describePackets(tx, tenant, [packet]))[0]!;
    });
    return { body };
  },
});

const showReplacement = defineRoute({
  method: 'get',
  path: '/v1/packets/{packetId}/reissue',
  operationId: 'getReissue',
  summary: 'Which packet this one is to replace, and which one is to replace it',
  tag,
  access: 'packets:read',
  params: issuanceParams,
  response: replacementBody,
  async handle({ context, actor, params: { packetId } }) {
    const replacement = await readReplacement(context.database.query, requireTenant(actor), packetId);
    return { body: toReplacementBody(replacement) };
  },
});

export const issuanceRoutes = [issue, show, showKit, withdraw, reissue, showReplacement];

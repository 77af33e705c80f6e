import { checkIfMatch, defineRoute, requireTenant } from '../../../http/index.ts';
import { getDeclarations, setDeclarations } from '../declarations.ts';
import { getPacket, lockPacket } from '../get-packet.ts';
import { declarationsBody, packetParams } from '../schemas.ts';

const tag = 'packets';

const get = defineRoute({
  method: 'get',
  path: '/v1/packets/{packetId}/declarations',
  operationId: 'getDeclarations',
  summary: 'What is declared beside the records, by requirement and field',
  tag,
  access: 'packets:read',
  params: packetParams,
  response: declarationsBody,
  async handle({ context, actor, params }) {
    const { query: db } = context.database;
    const packet = await getPacket(db, requireTenant(actor), params.packetId);
    return { body: await getDeclarations(db, packet.id), version: packet.version };
  },
});

const put = defineRoute({
  method: 'put',
  path: '/v1/packets/{packetId}/declarations',
  operationId: 'setDeclarations',
  summary: 'Replace what is declared; the fields are those of the profile',
  tag,
  access: 'packets:write',
  params: packetParams,
  body: declarationsBody,
  response: declarationsBody,
  async handle({ context, actor, params, body, request }) {
    const tenant = requireTenant(actor);
    const { packet, declarations } = await context.database.transaction(async (tx) => {
      const current = await lockPacket(tx, tenant, params.packetId);
      checkIfMatch(request, current.version);
      return setDeclarations(tx, context, { packet: current, actor, declarations: body });
    });
    return { body: declarations, version: packet.version };
  },
});

export const declarationRoutes = [get, put];

import * as z from 'zod';
import { systemTenant } from '../../../access/index.ts';
import { defineRoute, notFound } from '../../../http/index.ts';
import { issuanceParams, reasonBody } from '../schemas.ts';
import { withdrawKit } from '../withdraw-kit.ts';

const withdraw = defineRoute({
  method: 'post',
  path: '/v1/console/packets/{packetId}/withdraw',
  operationId: 'withdrawConsoleKit',
  summary: 'Withdraws an issued kit of any partner; the log says so for ever',
  tag: 'console',
  access: 'console-packets:withdraw',
  params: issuanceParams,
  body: reasonBody,
  response: z.object({ packet_id: z.string(), status: z.enum(['issued', 'withdrawn', 'superseded']) }),
  async handle({ context, actor, params: { packetId }, body: { reason } }) {
    const packet = await context.database.query
      .selectFrom('packets')
      .select(['partner_id', 'mode'])
      .where('id', '=', packetId)
      .executeTakeFirst();
    if (packet === undefined) throw notFound('packet');
    const tenant = systemTenant(packet.partner_id, packet.mode);
    const { status } = await withdrawKit(context, { tenant, actor, packetId, reason });
    return { body: { packet_id: packetId, status } };
  },
});

export const consoleWithdrawalRoutes = [withdraw];

import * as z from 'zod';
import { defineRoute, invalidRequest } from '../../../http/index.ts';
import { agreeOverage } from '../agree-overage.ts';
import { balanceOf } from '../balance-of.ts';
import { grantCredits } from '../grant-credits.ts';
import { balanceSchema, grantBody, overageBody, readExpiry, toBalance } from '../schemas.ts';
import { takeCredits } from '../take-credits.ts';

const params = z.object({ partnerId: z.string() });

const grant = defineRoute({
  method: 'post',
  path: '/v1/console/partners/{partnerId}/grants',
  operationId: 'grantCredits',
  summary: 'Gives credits to a partner, or takes available ones out with a reason',
  tag: 'console',
  access: 'credits:grant',
  params,
  body: grantBody,
  response: balanceSchema,
  async handle({ context, actor, params: { partnerId }, body }) {
    const { mode, amount, type, reason, grant_key, expires_at } = body;
    const isAdjustment = type === 'adjustment' || amount < 0;
    if (isAdjustment && reason === undefined) {
      throw invalidRequest([{ at: '/reason', message: 'is needed for an adjustment' }]);
    }
    const common = { partnerId, mode, actor, idempotencyKey: `grant:${grant_key}` };
    const balance = await context.database.transaction(async (tx) => {
      if (amount < 0) await takeCredits(tx, context, { ...common, amount: -amount, reason: reason ?? '' });
      else await grantCredits(tx, context, { ...common, amount, type, reason, expiresAt: readExpiry(expires_at) });
      return balanceOf(tx, { partnerId, mode, at: context.now() });
    });
    return { body: toBalance(balance) };
  },
});

const overage = defineRoute({
  method: 'put',
  path: '/v1/console/partners/{partnerId}/overage',
  operationId: 'agreeCreditOverage',
  summary: 'Sets how many credits a partner may use beyond its grants',
  tag: 'console',
  access: 'credits:grant',
  params,
  body: overageBody,
  response: balanceSchema,
  async handle({ context, actor, params: { partnerId }, body: { mode, limit } }) {
    const balance = await context.database.transaction(async (tx) => {
      await agreeOverage(tx, context, { partnerId, mode, limit, actor });
      return balanceOf(tx, { partnerId, mode, at: context.now() });
    });
    return { body: toBalance(balance) };
  },
});

export const consoleCreditRoutes = [grant, overage];

import * as z from 'zod';
import type { JobHandlers } from '../../jobs/index.ts';
import { lockLedger } from './ledger.ts';
import { expireDueLots } from './lots.ts';
import { noteBalance } from './note-balance.ts';

const expirePayload = z.object({ partner_id: z.string(), mode: z.enum(['live', 'test']) });

export const creditJobs: JobHandlers = {
  /** Runs when a lot expires; what is used in between finds expired lots by itself. */
  'credits.expire': {
    async run({ context, payload }) {
      const { partner_id: partnerId, mode } = expirePayload.parse(payload);
      await context.database.transaction(async (tx) => {
        await lockLedger(tx, { partnerId, mode });
        await expireDueLots(tx, context, { partnerId, mode });
        await noteBalance(tx, context, { partnerId, mode });
      });
    },
  },
};

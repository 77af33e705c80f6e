import * as z from 'zod';
import type { JobHandlers } from '../../jobs/index.ts';
import { listMailRecipients } from '../accounts/index.ts';
import { sendMail } from '../notifications/index.ts';
import { getPartner } from '../workspaces/index.ts';
import { lockLedger } from './ledger.ts';
import { expireDueLots } from './lots.ts';
import { LOW_BALANCE_JOB, noteBalance } from './note-balance.ts';

const lowBalancePayload = z.object({ partner_id: z.string(), available: z.int() });
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
  [LOW_BALANCE_JOB]: {
    async run({ context, payload }) {
      const { partner_id: partnerId, available } = lowBalancePayload.parse(payload);
      await context.database.transaction(async (tx) => {
        const { name: workspace } = await getPartner(tx, partnerId);
        for (const { email, locale } of await listMailRecipients(tx, { partnerId, userId: null })) {
          await sendMail(tx, context, {
            to: email,
            template: 'credits.low',
            data: { workspace, available, link: `${context.config.baseUrl}/credits` },
            locale,
            cause: { kind: 'partner', id: partnerId },
            partnerId,
          });
        }
      });
    },
  },
};

import * as z from 'zod';
import type { JobHandlers } from '../../jobs/index.ts';
import { announceKit } from './announce-kit.ts';
import { type IssuanceSeams, runIssuance } from './run-issuance.ts';
import { RUN_ISSUANCE_JOB } from './start-issuance.ts';
import { ANNOUNCE_KIT_JOB } from './steps/deliver.ts';
import { LOG_WITHDRAWAL_JOB, logWithdrawal } from './withdraw-kit.ts';

/** With pauses of up to ten minutes this is most of a day: longer than a disk stays full or a store stays down unnoticed. */
const MAX_ATTEMPTS = 60;

const payloadSchema = z.object({ issuance_id: z.string() });
const withdrawalSchema = z.object({ receipt_id: z.string() });

/** The jobs of this module. */
export function makeIssuanceJobs(seams: IssuanceSeams = {}): JobHandlers {
  return {
    [RUN_ISSUANCE_JOB]: {
      maxAttempts: MAX_ATTEMPTS,
      async run({ context, payload, attempt }) {
        const { issuance_id } = payloadSchema.parse(payload);
        const isLastAttempt = attempt >= MAX_ATTEMPTS;
        await runIssuance(context, { issuanceId: issuance_id, isLastAttempt }, seams);
      },
    },
    [ANNOUNCE_KIT_JOB]: {
      run: ({ context, payload }) => announceKit(context, payloadSchema.parse(payload).issuance_id),
    },
    [LOG_WITHDRAWAL_JOB]: {
      maxAttempts: MAX_ATTEMPTS,
      run: ({ context, payload }) => logWithdrawal(context, withdrawalSchema.parse(payload).receipt_id),
    },
  };
}

import { evaluationSchema } from '@attestlayer/profile';
import * as z from 'zod';
import { addClientBody } from '../clients/index.ts';
import { issuanceBody } from '../issuance/index.ts';
import { createPacketBody } from '../packets/index.ts';

/** A packet as any other, for a client that is there or comes with it. */
export const submissionBody = createPacketBody.omit({ client_id: true }).extend({
  client: z.union([z.strictObject({ id: z.uuid() }), addClientBody]),
});

export const submissionParams = z.object({ packetId: z.uuid() });

const { outcome, attempt, blockers } = evaluationSchema.shape;

export const finishedBody = z.object({
  outcome,
  attempt,
  /** Of the report, which is at the evaluation with the number of the attempt. */
  sha256: z.string(),
  blockers,
  /** Null when the outcome is FAIL. */
  issuance: issuanceBody.nullable(),
});

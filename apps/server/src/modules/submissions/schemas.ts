import * as z from 'zod';
import { addClientBody } from '../clients/index.ts';
import { issuanceBody } from '../issuance/index.ts';
import { createPacketBody } from '../packets/index.ts';
import { evaluationBody } from '../profiles/index.ts';

/** A packet as any other, for a client that is there or comes with it. */
export const submissionBody = createPacketBody.omit({ client_id: true }).extend({
  client: z.union([z.strictObject({ id: z.uuid() }), addClientBody]),
});

export const submissionParams = z.object({ packetId: z.uuid() });

export const finishedBody = z.object({
  attempt: z.int(),
  outcome: evaluationBody.shape.outcome,
  /** Of the evaluation's bytes. */
  sha256: z.string(),
  evaluation: evaluationBody,
  /** Null on FAIL: the blockers say what is missing. */
  issuance: issuanceBody.nullable(),
});

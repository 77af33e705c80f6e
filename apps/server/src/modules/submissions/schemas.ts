import * as z from 'zod';
import { addClientBody } from '../clients/index.ts';
import { createPacketBody } from '../packets/index.ts';

/** A packet as any other, for a client that is there or comes with it. */
export const submissionBody = createPacketBody.omit({ client_id: true }).extend({
  client: z.union([z.strictObject({ id: z.uuid() }), addClientBody]),
});

import type * as z from 'zod';
import type { Actor, Tenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { addClient } from '../clients/index.ts';
import { createPacket, type Packet } from '../packets/index.ts';
import type { submissionBody } from './schemas.ts';

export type OpenSubmissionInput = { tenant: Tenant; actor: Actor; submission: z.output<typeof submissionBody> };

/** Opens a packet and, if it is new, its client: both or neither. @throws Problem not_found, client_archived, client_reference_taken */
export async function openSubmission(
  tx: Tx,
  context: AppContext,
  { tenant, actor, submission }: OpenSubmissionInput,
): Promise<Packet> {
  const { client, profile_id, profile_version, title, reference, period, due_at } = submission;
  const { id: clientId } = 'id' in client ? client : await addClient(tx, context, { tenant, actor, ...client });
  const fields = { profileId: profile_id, profileVersion: profile_version, dueAt: due_at };
  return createPacket(tx, context, { tenant, actor, clientId, title, reference, period, ...fields });
}

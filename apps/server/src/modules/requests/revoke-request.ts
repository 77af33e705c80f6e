import type { Actor } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import type { ClientRequest } from './request.ts';

/** Takes a request back: its links and sessions open nothing any more, and no mail of it is sent. */
export async function revokeRequest(
  tx: Tx,
  context: AppContext,
  { request, actor }: { request: ClientRequest; actor: Actor },
): Promise<ClientRequest> {
  await tx.deleteFrom('request_links').where('request_id', '=', request.id).execute();
  await tx.deleteFrom('contributor_sessions').where('request_id', '=', request.id).execute();
  await recordAudit(tx, context.random, {
    chain: request.partner_id,
    actor,
    action: 'request.revoked',
    subject: { kind: 'request', id: request.id },
    details: { packet_id: request.packet_id },
    at: context.now(),
  });
  return tx
    .updateTable('client_requests')
    .set((eb) => ({ state: 'revoked', remind_at: null, version: eb('version', '+', 1) }))
    .where('id', '=', request.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

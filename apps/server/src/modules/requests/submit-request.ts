import type { Actor } from '../../access/index.ts';
import { systemTenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { listMailRecipients } from '../accounts/index.ts';
import { getClient } from '../clients/index.ts';
import { sendMail } from '../notifications/index.ts';
import { isOpen, lockPacket, stateDiffers } from '../packets/index.ts';
import type { ClientRequest } from './request.ts';

/**
 * The client says that everything is there: reminders stop and the partner is told. Records may still be added or replaced until
 * the kit is made. Submitting again changes nothing.
 * @throws Problem packet_state_differs
 */
export async function submitRequest(
  tx: Tx,
  context: AppContext,
  { request, actor }: { request: ClientRequest; actor: Actor },
): Promise<ClientRequest> {
  const tenant = systemTenant(request.partner_id, request.mode);
  const packet = await lockPacket(tx, tenant, request.packet_id);
  if (!isOpen(packet.state)) throw stateDiffers(packet.state);
  const at = context.now();
  const submitted = await tx
    .updateTable('client_requests')
    .set((eb) => ({ state: 'submitted', remind_at: null, submitted_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', request.id)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst();
  if (submitted === undefined) return request;
  await recordAudit(tx, context.random, {
    chain: request.partner_id,
    actor,
    action: 'request.submitted',
    subject: { kind: 'request', id: request.id },
    details: { packet_id: packet.id },
    at,
  });
  const client = await getClient(tx, tenant, request.client_id);
  const people = await listMailRecipients(tx, { partnerId: request.partner_id, userId: request.created_by });
  for (const { email, locale } of people) {
    await sendMail(tx, context, {
      to: email,
      template: 'request.submitted',
      data: { client: client.name, title: packet.title, link: `${context.config.baseUrl}/packets/${packet.id}` },
      locale,
      cause: { kind: 'request', id: request.id },
      partnerId: request.partner_id,
    });
  }
  return submitted;
}

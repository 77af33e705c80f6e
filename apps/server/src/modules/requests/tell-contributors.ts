import { systemTenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { getClient } from '../clients/index.ts';
import { sendMail } from '../notifications/index.ts';
import { getPacket, isOpen } from '../packets/index.ts';
import { listRecords } from '../records/index.ts';
import { getPartner } from '../workspaces/index.ts';
import { type ClientRequest, isLive } from './request.ts';
import { addLink } from './request-links.ts';

/** A mail names so many returned records; the portal shows all. */
const MAX_LISTED = 50;

/** Mails a contributor which of their records were returned since the last such mail, and opens their request again. */
export async function tellReturned(tx: Tx, context: AppContext, requestId: string): Promise<void> {
  const request = await lockRequest(tx, requestId);
  if (request === undefined || !isLive(request, context.now())) return;
  const { tenant, packet, partner, client } = await readAround(tx, request);
  if (!isOpen(packet.state)) return;
  const scope = { tenant, request: { id: request.id, packetId: packet.id } };
  const { rows } = await listRecords(tx, {
    scope,
    packetId: packet.id,
    states: ['returned'],
    after: null,
    limit: MAX_LISTED,
  });
  const untold = rows.filter(({ state_changed_at }) => state_changed_at > request.told_returned_at);
  if (untold.length === 0) return;
  const link = await addLink(tx, context, request);
  await tx
    .updateTable('client_requests')
    .set({ state: 'open', told_returned_at: Math.max(...untold.map(({ state_changed_at }) => state_changed_at)) })
    .where('id', '=', request.id)
    .execute();
  await sendMail(tx, context, {
    to: request.contact_email,
    template: 'request.returned',
    data: {
      partner: partner.name,
      client: client.name,
      items: untold.map(({ original_name, reason }) => ({ name: original_name, reason: reason ?? '' })),
      link: link.url,
    },
    locale: request.locale,
    cause: { kind: 'request', id: request.id },
    partnerId: request.partner_id,
  });
}

/** Mails everybody who was asked for records of a packet that the partner shared a report. */
export async function tellShared(
  tx: Tx,
  context: AppContext,
  { packetId, attempt }: { packetId: string; attempt: number },
): Promise<void> {
  const requests = await tx
    .updateTable('client_requests')
    .set({ told_attempt: attempt })
    .where('packet_id', '=', packetId)
    .where('told_attempt', '<', attempt)
    .returningAll()
    .execute();
  for (const request of requests.filter((one) => isLive(one, context.now()))) {
    const { packet, partner, client } = await readAround(tx, request);
    const link = await addLink(tx, context, request);
    await sendMail(tx, context, {
      to: request.contact_email,
      template: 'report.shared',
      data: { partner: partner.name, client: client.name, title: packet.title, link: link.url },
      locale: request.locale,
      cause: { kind: 'request', id: request.id },
      partnerId: request.partner_id,
    });
  }
}

async function lockRequest(tx: Tx, requestId: string): Promise<ClientRequest | undefined> {
  return tx
    .updateTable('client_requests')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('id', '=', requestId)
    .returningAll()
    .executeTakeFirst();
}

async function readAround(tx: Tx, request: ClientRequest) {
  const tenant = systemTenant(request.partner_id, request.mode);
  const packet = await getPacket(tx, tenant, request.packet_id);
  const partner = await getPartner(tx, request.partner_id);
  const client = await getClient(tx, tenant, request.client_id);
  return { tenant, packet, partner, client };
}

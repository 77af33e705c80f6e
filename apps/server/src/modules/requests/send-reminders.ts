import { formatTimestamp } from '@attestlayer/encoding';
import { systemTenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { getClient } from '../clients/index.ts';
import { evaluateNow } from '../evaluation/index.ts';
import { sendMail } from '../notifications/index.ts';
import { getPacket, isOpen } from '../packets/index.ts';
import { getPartner } from '../workspaces/index.ts';
import { nextReminderAt } from './reminder-schedule.ts';
import { type ClientRequest, isLive } from './request.ts';
import { addLink, type MadeLink } from './request-links.ts';

/** What comes due within a day goes into the mail of today. */
const DIGEST_MS = 24 * 60 * 60 * 1000;
/** More would be no mail that anybody reads; the rest comes with the next one. */
const MAX_IN_DIGEST = 20;

/**
 * Mails one reminder about everything that a partner still waits for from the address of a request, if anything is due. Sent,
 * counted and scheduled anew in one transaction, so that an address never gets two about the same.
 */
export async function sendReminders(tx: Tx, context: AppContext, request: ClientRequest): Promise<void> {
  const at = context.now();
  const [due, later] = await claimDue(tx, request, at);
  const { name, settings } = await getPartner(tx, request.partner_id);
  const schedule = { everyDays: settings.reminder_every_days, maxCount: settings.reminder_max_count };
  const items = [];
  let stop: MadeLink | null = null;
  for (const one of due) {
    const item = isLive(one, at) ? await describeOpen(tx, context, one) : null;
    const sent = one.reminders_sent + (item === null ? 0 : 1);
    const remindAt = item && nextReminderAt(schedule, { mailedAt: at, sent, dueAt: item.dueAt });
    await tx
      .updateTable('client_requests')
      .set({ remind_at: remindAt, reminders_sent: sent })
      .where('id', '=', one.id)
      .execute();
    if (item === null) continue;
    items.push(item.mailed);
    stop = item.link;
  }
  if (later.length > 0) {
    const remindAt = at + DIGEST_MS;
    const ids = later.map(({ id }) => id);
    await tx.updateTable('client_requests').set({ remind_at: remindAt }).where('id', 'in', ids).execute();
  }
  if (stop === null) return;
  await sendMail(tx, context, {
    to: request.contact_email,
    template: 'request.reminder',
    data: { partner: name, requests: items, stop_link: `${context.config.baseUrl}/portal/stop?token=${stop.token}` },
    locale: request.locale,
    cause: { kind: 'request', id: request.id },
    partnerId: request.partner_id,
  });
}

/**
 * What goes into the mail of today, and what has to wait for tomorrow's. Updating to the same value locks the rows: a second worker
 * finds them scheduled anew.
 */
async function claimDue(tx: Tx, request: ClientRequest, at: number): Promise<[ClientRequest[], ClientRequest[]]> {
  const rows = await tx
    .updateTable('client_requests')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('contact_email', '=', request.contact_email)
    .where('partner_id', '=', request.partner_id)
    .where('mode', '=', request.mode)
    .where('state', '=', 'open')
    .where('remind_at', '<=', at + DIGEST_MS)
    .returningAll()
    .execute();
  const isDue = rows.some(({ remind_at }) => remind_at !== null && remind_at <= at);
  return isDue ? [rows.slice(0, MAX_IN_DIGEST), rows.slice(MAX_IN_DIGEST)] : [[], []];
}

/** What is still open of a request, with a link for this mail; null when its packet takes no records any more. */
async function describeOpen(tx: Tx, context: AppContext, request: ClientRequest) {
  const tenant = systemTenant(request.partner_id, request.mode);
  const packet = await getPacket(tx, tenant, request.packet_id);
  if (!isOpen(packet.state)) return null;
  const { requirements } = await evaluateNow(tx, { tenant, packet, at: context.now() });
  const client = await getClient(tx, tenant, request.client_id);
  const link = await addLink(tx, context, request);
  return {
    link,
    dueAt: packet.due_at,
    mailed: {
      client: client.name,
      title: packet.title,
      due: packet.due_at === null ? null : formatTimestamp(packet.due_at).slice(0, 10),
      open_items: requirements.filter(({ status }) => status === 'not_satisfied').map(({ title }) => title),
      link: link.url,
    },
  };
}

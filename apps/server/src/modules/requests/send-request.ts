import { formatTimestamp } from '@attestlayer/encoding';
import type { Actor } from '../../access/index.ts';
import { systemTenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { newId } from '../../ids.ts';
import { enqueueJob } from '../../jobs/index.ts';
import { getClient } from '../clients/index.ts';
import { sendMail } from '../notifications/index.ts';
import { isOpen, type Packet, stateDiffers } from '../packets/index.ts';
import { getPartner } from '../workspaces/index.ts';
import { nextReminderAt } from './reminder-schedule.ts';
import { type ClientRequest, requestEnded } from './request.ts';
import { addLink, type MadeLink } from './request-links.ts';

/** Long enough to gather a year's records, short enough that a forgotten mail opens nothing for ever. */
const LIFETIME_MS = 90 * 24 * 60 * 60 * 1000;
/** More people than that answer for one client under one name. */
const MAX_REQUESTS_PER_PACKET = 50;

export type SendRequestInput = {
  /** Locked by the caller. */
  packet: Packet;
  actor: Actor;
  contact: { name: string; email: string };
  locale: 'en' | 'fr' | null;
  message: string | null;
};

/** A request, and its link where mails reach nobody; null when it was mailed. */
export type SentRequest = { request: ClientRequest; link: MadeLink | null };

/** Asks somebody of the client for the records of a packet. @throws Problem packet_state_differs, requests_too_many */
export async function sendRequest(tx: Tx, context: AppContext, input: SendRequestInput): Promise<SentRequest> {
  const { packet, actor, contact, message } = input;
  if (!isOpen(packet.state)) throw stateDiffers(packet.state);
  await refuseTooMany(tx, packet.id);
  const at = context.now();
  const tenant = systemTenant(packet.partner_id, packet.mode);
  const { locale } = await getClient(tx, tenant, packet.client_id);
  const request: ClientRequest = {
    id: newId(context),
    partner_id: packet.partner_id,
    mode: packet.mode,
    client_id: packet.client_id,
    packet_id: packet.id,
    contact_name: contact.name,
    contact_email: contact.email,
    locale: input.locale ?? locale,
    message,
    state: 'open',
    expires_at: at + LIFETIME_MS,
    wrong_codes: 0,
    remind_at: null,
    reminders_sent: 0,
    told_returned_at: at,
    told_attempt: 0,
    submitted_at: null,
    created_at: at,
    created_by: 'userId' in actor ? actor.userId : null,
    version: 1,
  };
  await tx.insertInto('client_requests').values(request).execute();
  return mailRequest(tx, context, { request, packet, actor, action: 'request.sent' });
}

/**
 * Mails a request again with a new link; older links open nothing any more, and the reminders begin anew.
 * @throws Problem request_ended, packet_state_differs
 */
export async function resendRequest(
  tx: Tx,
  context: AppContext,
  { request, packet, actor }: { request: ClientRequest; packet: Packet; actor: Actor },
): Promise<SentRequest> {
  if (request.state === 'revoked') throw requestEnded();
  if (!isOpen(packet.state)) throw stateDiffers(packet.state);
  await tx.deleteFrom('request_links').where('request_id', '=', request.id).execute();
  const renewed = {
    state: 'open' as const,
    wrong_codes: 0,
    expires_at: context.now() + LIFETIME_MS,
    reminders_sent: 0,
  };
  return mailRequest(tx, context, { request: { ...request, ...renewed }, packet, actor, action: 'request.resent' });
}

type MailRequestInput = { request: ClientRequest; packet: Packet; actor: Actor; action: string };

async function mailRequest(
  tx: Tx,
  context: AppContext,
  { request, packet, actor, action }: MailRequestInput,
): Promise<SentRequest> {
  const at = context.now();
  const tenant = systemTenant(packet.partner_id, packet.mode);
  const partner = await getPartner(tx, packet.partner_id);
  const client = await getClient(tx, tenant, packet.client_id);
  const { reminder_every_days: everyDays, reminder_max_count: maxCount } = partner.settings;
  const remindAt = nextReminderAt({ everyDays, maxCount }, { mailedAt: at, sent: 0, dueAt: packet.due_at });
  const link = await addLink(tx, context, request);
  const { state, wrong_codes, expires_at, reminders_sent } = request;
  const row = await tx
    .updateTable('client_requests')
    .set((eb) => ({
      state,
      wrong_codes,
      expires_at,
      reminders_sent,
      remind_at: remindAt,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', request.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await sendMail(tx, context, {
    to: request.contact_email,
    template: 'request.opened',
    data: {
      partner: partner.name,
      client: client.name,
      title: packet.title,
      due: packet.due_at === null ? null : formatTimestamp(packet.due_at).slice(0, 10),
      link: link.url,
      code: link.code,
    },
    locale: request.locale,
    cause: { kind: 'request', id: request.id },
    partnerId: packet.partner_id,
  });
  if (remindAt !== null) {
    const payload = { request_id: request.id };
    await enqueueJob(tx, context, { kind: 'requests.remind', key: request.id, payload, runAt: remindAt });
  }
  await recordAudit(tx, context.random, {
    chain: packet.partner_id,
    actor,
    action,
    subject: { kind: 'request', id: request.id },
    details: { packet_id: packet.id, email: request.contact_email },
    at,
  });
  return { request: row, link: context.mailer.kind === 'smtp' ? null : link };
}

async function refuseTooMany(tx: Tx, packetId: string): Promise<void> {
  const { count } = await tx
    .selectFrom('client_requests')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('packet_id', '=', packetId)
    .executeTakeFirstOrThrow();
  if (count < MAX_REQUESTS_PER_PACKET) return;
  throw conflict('requests_too_many', `a packet takes ${MAX_REQUESTS_PER_PACKET} requests`, 'send one of them again');
}

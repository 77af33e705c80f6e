import { formatTimestamp } from '@attestlayer/encoding';
import { profileSchema } from '@attestlayer/profile';
import * as z from 'zod';
import { lineText, localeText, paragraphText } from '../../http/index.ts';
import { mailAddressSchema } from '../notifications/index.ts';
import { PACKET_STATES } from '../packets/index.ts';
import type { Checklist } from './read-checklist.ts';
import type { ClientRequest } from './request.ts';
import type { SentRequest } from './send-request.ts';
import { REQUEST_STATES } from './tables.ts';

const MAX_NAME_LENGTH = 200;
/** A letter of one page. */
const MAX_MESSAGE_LENGTH = 4000;

export const packetParams = z.object({ packetId: z.uuid() });
export const requestParams = z.object({ requestId: z.uuid() });
export const linkQuery = z.object({ token: z.string().min(1).max(128) });

export const sendRequestBody = z.strictObject({
  contact: z.strictObject({ name: lineText(MAX_NAME_LENGTH), email: mailAddressSchema }),
  /** Left out: that of the client. */
  locale: localeText.nullable().default(null),
  message: paragraphText(MAX_MESSAGE_LENGTH).nullable().default(null),
});

const state = z.enum(REQUEST_STATES);

export const requestBody = z
  .object({
    id: z.string(),
    packet_id: z.string(),
    contact: z.object({ name: z.string(), email: z.string() }),
    locale: localeText,
    message: z.string().nullable(),
    state,
    expires_at: z.string(),
    next_reminder_at: z.string().nullable(),
    reminders_sent: z.int(),
    submitted_at: z.string().nullable(),
    created_at: z.string(),
    version: z.int(),
  })
  .meta({ id: 'ClientRequest' });

export const sentRequestBody = z
  .object({
    request: requestBody,
    /** Where mails reach nobody: the link and code, to be handed over. Shown once. */
    link: z.object({ url: z.string(), code: z.string() }).nullable(),
  })
  .meta({ id: 'SentRequest' });

export const portalLinkBody = z.object({
  partner: z.string(),
  issuer: z.string(),
  client: z.string(),
  title: z.string(),
  expires_at: z.string(),
});

export const openPortalBody = z.union([
  z.strictObject({ token: z.string().min(1).max(128) }),
  z.strictObject({ email: mailAddressSchema, code: z.string().min(8).max(20) }),
]);

export const portalSessionBody = z.object({
  /** To be sent as "Authorization: Bearer". */
  token: z.string(),
  expires_at: z.string(),
  request_id: z.string(),
});

const { accepted_types, fields, effective } = profileSchema.shape.requirements.element.shape;

export const checklistBody = z.object({
  request: z.object({
    id: z.string(),
    state,
    message: z.string().nullable(),
    contact_name: z.string(),
    locale: localeText,
    expires_at: z.string(),
    submitted_at: z.string().nullable(),
  }),
  partner: z.string(),
  /** SHA-256 of the partner's logo, for `/v1/logos/`. */
  partner_logo: z.string().nullable(),
  issuer: z.string(),
  client: z.string(),
  packet: z.object({
    title: z.string(),
    state: z.enum(PACKET_STATES),
    period: z.object({ from: z.string(), until: z.string() }).nullable(),
    due_at: z.string().nullable(),
    version: z.int(),
  }),
  profile: z.object({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    summary: z.string(),
    boundary: z.string(),
  }),
  requirements: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      guidance: z.string(),
      optional: z.boolean(),
      min_records: z.int(),
      max_records: z.int().nullable(),
      accepted_types,
      fields,
      effective,
      declared: z.record(z.string(), z.json()),
      /** Whoever sent the records. */
      status: z.enum(['satisfied', 'not_satisfied', 'not_supplied']),
      /** Sent by this request. */
      record_ids: z.array(z.string()),
    }),
  ),
  returned: z.array(z.object({ record_id: z.string(), original_name: z.string(), reason: z.string() })),
  next: z.enum(['replace_returned', 'send_records', 'submit', 'wait', 'closed']),
});

export const submittedBody = z.object({ state, submitted_at: z.string() });

const timeOrNull = (at: number | null) => (at === null ? null : formatTimestamp(at));

export function toRequestBody(request: ClientRequest): z.input<typeof requestBody> {
  return {
    id: request.id,
    packet_id: request.packet_id,
    contact: { name: request.contact_name, email: request.contact_email },
    locale: request.locale,
    message: request.message,
    state: request.state,
    expires_at: formatTimestamp(request.expires_at),
    next_reminder_at: timeOrNull(request.remind_at),
    reminders_sent: request.reminders_sent,
    submitted_at: timeOrNull(request.submitted_at),
    created_at: formatTimestamp(request.created_at),
    version: request.version,
  };
}

export function toSentRequestBody({ request, link }: SentRequest): z.input<typeof sentRequestBody> {
  return { request: toRequestBody(request), link: link && { url: link.url, code: link.code } };
}

export function toChecklistBody(checklist: Checklist, issuer: string): z.input<typeof checklistBody> {
  const { request, packet, profile, evaluation, declarations, sent, returned } = checklist;
  const { id, version, title, summary, boundary } = profile;
  const statuses = new Map(evaluation.requirements.map((requirement) => [requirement.id, requirement.status]));
  return {
    request: {
      id: request.id,
      state: request.state,
      message: request.message,
      contact_name: request.contact_name,
      locale: request.locale,
      expires_at: formatTimestamp(request.expires_at),
      submitted_at: timeOrNull(request.submitted_at),
    },
    partner: checklist.partner.name,
    partner_logo: checklist.partner.settings.logo_blob_sha256,
    issuer,
    client: checklist.client.name,
    packet: {
      title: packet.title,
      state: packet.state,
      period: evaluation.period,
      due_at: timeOrNull(packet.due_at),
      version: packet.version,
    },
    profile: { id, version, title, summary, boundary },
    requirements: profile.requirements.map(
      ({ document: _document, distinct_records: _distinct, content: _content, ...one }) => ({
        ...one,
        declared: declarations[one.id] ?? {},
        status: statuses.get(one.id)!,
        record_ids: sent.filter(({ requirement_ids }) => requirement_ids.includes(one.id)).map((record) => record.id),
      }),
    ),
    returned: returned.map((record) => ({
      record_id: record.id,
      original_name: record.original_name,
      reason: record.reason ?? '',
    })),
    next: checklist.next,
  };
}

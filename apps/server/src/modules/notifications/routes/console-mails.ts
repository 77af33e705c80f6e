import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { defineList, defineRoute, notFound, toPageById } from '../../../http/index.ts';
import { listMails } from '../list-mails.ts';
import type { MailTables } from '../mail-tables.ts';
import { resendMail } from '../resend-mail.ts';

const mailSchema = z
  .object({
    id: z.string(),
    partner_id: z.string().nullable(),
    to: z.string(),
    template: z.string(),
    locale: z.string(),
    subject: z.string(),
    cause: z.object({ kind: z.string(), id: z.string() }),
    state: z.enum(['waiting', 'sent', 'failed']),
    attempts: z.int(),
    last_error: z.string().nullable(),
    created_at: z.string(),
    sent_at: z.string().nullable(),
  })
  .meta({ id: 'Mail' });

const list = defineList({
  path: '/v1/console/mails',
  operationId: 'listMails',
  summary: 'Mails, newest first, with what became of each',
  tag: 'console',
  access: 'operations:read',
  filter: { state: z.enum(['waiting', 'sent', 'failed']).optional() },
  item: mailSchema,
  fileName: 'mails',
  async read({ context, query: { state } }, { limit, after }) {
    const found = await listMails(context.database.query, { limit: limit + 1, before: after?.id, state });
    return toPageById(found, limit, toJson);
  },
});

const resend = defineRoute({
  method: 'post',
  path: '/v1/console/mails/{mailId}/resend',
  operationId: 'resendMail',
  summary: 'Try a failed mail again',
  description:
    'The content of a sent mail is not kept, because it may hold a link: make a new invitation or link instead.',
  tag: 'console',
  access: 'operations:manage',
  params: z.object({ mailId: z.string() }),
  response: mailSchema,
  async handle({ context, actor, params: { mailId } }) {
    const mail = await context.database.transaction((tx) => resendMail(tx, context, { mailId, actor }));
    if (mail === null) throw notFound('mail');
    return { body: toJson(mail) };
  },
});

function toJson(mail: MailTables['mails']): z.input<typeof mailSchema> {
  const { id, partner_id, to_address, template, locale, subject, state, attempts, last_error } = mail;
  return {
    id,
    partner_id,
    to: to_address,
    template,
    locale,
    subject,
    cause: { kind: mail.cause_kind, id: mail.cause_id },
    state,
    attempts,
    last_error,
    created_at: formatTimestamp(mail.created_at),
    sent_at: mail.sent_at === null ? null : formatTimestamp(mail.sent_at),
  };
}

export const consoleMailRoutes = [list, resend];

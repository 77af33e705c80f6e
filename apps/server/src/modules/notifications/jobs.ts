import * as z from 'zod';
import type { AppContext } from '../../context.ts';
import type { JobHandlers } from '../../jobs/index.ts';
import { SEND_MAIL_JOB } from './send-mail.ts';
import type { MailData } from './templates/mail-data.ts';
import { renderMail } from './templates/render-mail.ts';

/** With the waits between them about four hours: a mail server that is restored by then loses nothing. */
const MAX_ATTEMPTS = 30;

const payloadSchema = z.object({ mail_id: z.string() });

export const notificationJobs: JobHandlers = {
  [SEND_MAIL_JOB]: {
    maxAttempts: MAX_ATTEMPTS,
    run: ({ context, payload, attempt }) => deliver(context, payloadSchema.parse(payload).mail_id, attempt),
  },
};

async function deliver(context: AppContext, mailId: string, attempt: number): Promise<void> {
  const { database, mailer, config, now } = context;
  const mail = await database.query.selectFrom('mails').selectAll().where('id', '=', mailId).executeTakeFirst();
  if (mail?.state !== 'waiting' || mail.data === null) return;
  const { template, locale, to_address: to } = mail;
  const data = JSON.parse(mail.data) as MailData[typeof template];
  try {
    const rendered = renderMail({ template, data, locale, issuerName: config.environment.ISSUER_NAME });
    await mailer.send({ id: mailId, to, ...rendered });
  } catch (error) {
    const final = isRefusal(error) || attempt >= MAX_ATTEMPTS;
    await database.query
      .updateTable('mails')
      .set({ state: final ? 'failed' : 'waiting', attempts: mail.attempts + 1, last_error: describe(error) })
      .where('id', '=', mailId)
      .execute();
    // A refusal stays one however often it is tried; the console shows the mail as failed.
    if (isRefusal(error)) return;
    throw error;
  }
  await database.query
    .updateTable('mails')
    .set({ state: 'sent', data: null, attempts: mail.attempts + 1, last_error: null, sent_at: now() })
    .where('id', '=', mailId)
    .execute();
}

/** RFC 5321 section 4.2.1: a reply of the 500s is final, one of the 400s is for now. */
function isRefusal(error: unknown): boolean {
  const { responseCode } = error as { responseCode?: unknown };
  return typeof responseCode === 'number' && responseCode >= 500;
}

/** What an operator needs; a long answer of a server is cut. */
function describe(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}

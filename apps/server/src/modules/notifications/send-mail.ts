import { type JsonValue, makeUuidV7 } from '@attestlayer/encoding';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { enqueueJob } from '../../jobs/index.ts';
import type { Locale } from './locale.ts';
import { parseMailAddress } from './mail-address.ts';
import type { MailData, MailTemplate } from './templates/mail-data.ts';
import { renderMail } from './templates/render-mail.ts';

export const SEND_MAIL_JOB = 'notifications.send_mail';

export type SendMailInput<Name extends MailTemplate> = {
  /** One address, which has been parsed with `mailAddressSchema`. */
  to: string;
  template: Name;
  data: MailData[Name];
  locale: Locale;
  /** What the mail is about. */
  cause: { kind: string; id: string };
  partnerId?: string | undefined;
};

/** Stores a mail in the transaction of its cause; a job sends it. Gives the id of the mail. */
export async function sendMail<Name extends MailTemplate>(
  tx: Tx,
  context: AppContext,
  { to, template, data, locale, cause, partnerId }: SendMailInput<Name>,
): Promise<string> {
  const address = parseMailAddress(to);
  if (address === null) throw new TypeError('a mail goes to one address, which is parsed where it comes in');
  const now = context.now();
  const id = makeUuidV7(now, context.random(10));
  const { subject } = renderMail({ template, data, locale, issuerName: context.config.environment.ISSUER_NAME });
  await tx
    .insertInto('mails')
    .values({
      id,
      partner_id: partnerId ?? null,
      to_address: address,
      template,
      locale,
      data: JSON.stringify(data),
      subject,
      cause_kind: cause.kind,
      cause_id: cause.id,
      state: 'waiting',
      attempts: 0,
      last_error: null,
      created_at: now,
      sent_at: null,
    })
    .execute();
  await enqueueJob(tx, context, {
    kind: SEND_MAIL_JOB,
    key: id,
    payload: { mail_id: id } satisfies JsonValue,
    runAt: now,
  });
  return id;
}

import type { SchemaStep } from '@attestlayer/storage';
import type { Locale } from './locale.ts';
import type { MailTemplate } from './templates/mail-data.ts';

/** Every mail, written in the transaction of what it tells about. */
export type MailTables = {
  mails: {
    id: string;
    partner_id: string | null;
    to_address: string;
    template: MailTemplate;
    locale: Locale;
    /** What the template is filled with; it may hold a link that signs in, so it is emptied once the mail is sent. */
    data: string | null;
    subject: string;
    cause_kind: string;
    cause_id: string;
    state: 'waiting' | 'sent' | 'failed';
    attempts: number;
    last_error: string | null;
    created_at: number;
    sent_at: number | null;
  };
};

export const mailSchema: SchemaStep = {
  name: '0040_mails',
  common: [
    `create table mails (
      id text primary key,
      partner_id text,
      to_address text not null,
      template text not null,
      locale text not null,
      data text,
      subject text not null,
      cause_kind text not null,
      cause_id text not null,
      state text not null check (state in ('waiting', 'sent', 'failed')),
      attempts integer not null,
      last_error text,
      created_at integer not null,
      sent_at integer,
      check (state = 'sent' or data is not null)
    ) strict`,
    'create index mails_state on mails (state, id)',
    'create index mails_cause on mails (cause_kind, cause_id)',
  ],
};

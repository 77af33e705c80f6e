/** Mails: stored with their cause, sent by a job. */
export { countMails } from './count-mails.ts';
export { deleteOldMails } from './delete-old-mails.ts';
export { notificationJobs } from './jobs.ts';
export { LOCALES, type Locale } from './locale.ts';
export { mailAddressSchema } from './mail-address.ts';
export { type MailTables, mailSchema } from './mail-tables.ts';
export { createMailer, type Mailer } from './mailer.ts';
export { consoleMailRoutes as notificationRoutes } from './routes/console-mails.ts';
export { sendMail } from './send-mail.ts';
export type { MailData, MailTemplate } from './templates/mail-data.ts';

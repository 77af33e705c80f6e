import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { type Config, ConfigError } from '../../config/index.ts';
import { parseSender } from './mail-address.ts';
import type { RenderedMail } from './templates/render-mail.ts';

type OutgoingMail = RenderedMail & { id: string; to: string };

/** The way out for mails. */
export type Mailer = {
  /** `outbox`: nobody receives anything, an operator finds the mails as files. */
  readonly kind: 'smtp' | 'outbox';
  /** Sends a mail; sending one again gives the same Message-ID. @throws the error of the transport */
  send(mail: OutgoingMail): Promise<void>;
  /** Connects and signs in to the mail server, or makes the folder. @throws the error of the transport */
  check(): Promise<void>;
  /** Takes away what the way out itself keeps of mails that are deleted: the files of the outbox. */
  forget(ids: readonly string[]): Promise<void>;
};

/** A mail server that does not answer in this time is tried again later by the job. */
const CONNECTION_TIMEOUT_MS = 10_000;
const SOCKET_TIMEOUT_MS = 30_000;

/** Mails go to `SMTP_URL`, or as `.eml` files into the outbox folder. @throws ConfigError */
export function createMailer({ environment, dataFolder }: Config): Mailer {
  const sender = parseSender(environment.MAIL_FROM);
  if (sender === null)
    throw new ConfigError(['MAIL_FROM: takes one address, such as "AttestLayer <mail@example.org>"']);
  const compose = ({ id, to, subject, text, html }: OutgoingMail) => ({
    from: sender,
    to: { name: '', address: to },
    envelope: { from: sender.address, to: [to] },
    messageId: `<${id}@${sender.address.split('@')[1]}>`,
    // RFC 3834: an absence notice would answer nobody.
    headers: { 'Auto-Submitted': 'auto-generated' },
    subject,
    text,
    html,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return environment.SMTP_URL
    ? smtpMailer(environment.SMTP_URL, compose)
    : outboxMailer(join(dataFolder, 'outbox'), compose);
}

type Compose = (mail: OutgoingMail) => SendMailOptions;

function smtpMailer(url: string, compose: Compose): Mailer {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    greetingTimeout: CONNECTION_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
  });
  return {
    kind: 'smtp',
    send: async (mail) => void (await transport.sendMail(compose(mail))),
    check: async () => void (await transport.verify()),
    forget: async () => {},
  };
}

/** Only the owner of the process may read the files: they hold links that sign in. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

function outboxMailer(folder: string, compose: Compose): Mailer {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const fileOf = (id: string) => join(folder, `${id}.eml`);
  const check = async () => void (await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER }));
  return {
    kind: 'outbox',
    check,
    async send(mail) {
      await check();
      const { message } = await transport.sendMail(compose(mail));
      const path = fileOf(mail.id);
      await writeFile(`${path}.part`, message as Buffer, { mode: PRIVATE_FILE });
      await rename(`${path}.part`, path);
    },
    async forget(ids) {
      for (const id of ids) await rm(fileOf(id), { force: true });
    },
  };
}

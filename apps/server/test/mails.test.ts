import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterEach, expect, test } from 'vitest';
import { deleteOldMails, sendMail } from '../src/modules/notifications/index.ts';
import { checkHealth } from '../src/operations/index.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let mailServer: MailServer | undefined;
afterEach(async () => {
  await server.close();
  await mailServer?.close();
  mailServer = undefined;
});

const send = () =>
  server.context.database.transaction((tx) =>
    sendMail(tx, server.context, {
      to: 'Ana@example.org',
      template: 'application.received',
      data: { reference: 'A-1' },
      locale: 'en',
      cause: { kind: 'application', id: 'a1' },
    }),
  );
const stored = (id: string) =>
  server.context.database.query.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('a mail reaches a real mail server once, with a stable Message-ID, and its content is forgotten', async () => {
  mailServer = await startMailServer();
  server = await startTestServer({ settings: { SMTP_URL: mailServer.url, MAIL_FROM: 'Kits <kits@example.net>' } });
  const id = await send();
  await server.runJobs();
  expect(mailServer.received).toHaveLength(1);
  const [{ to, mail }] = mailServer.received as [MailServer['received'][number]];
  expect(to).toEqual(['ana@example.org']);
  expect(mail.messageId).toBe(`<${id}@example.net>`);
  expect(mail.from?.value).toEqual([{ name: 'Kits', address: 'kits@example.net' }]);
  expect(mail.text).toContain('A-1');
  expect(mail.html).toContain('A-1');
  expect(await stored(id)).toMatchObject({ state: 'sent', attempts: 1, data: null });
});

test('a refused mail is failed at once; one that is put off is tried again', async () => {
  mailServer = await startMailServer();
  server = await startTestServer({ settings: { SMTP_URL: mailServer.url } });
  mailServer.refuseWith = 550;
  const refused = await send();
  await server.runJobs();
  expect(await stored(refused)).toMatchObject({ state: 'failed', attempts: 1 });
  mailServer.refuseWith = 451;
  const delayed = await send();
  await server.runJobs();
  expect(await stored(delayed)).toMatchObject({ state: 'waiting', attempts: 1 });
});

test('a mail is stored only with its cause', async () => {
  server = await startTestServer();
  const { database } = server.context;
  await expect(
    database.transaction(async (tx) => {
      await sendMail(tx, server.context, {
        to: 'a@example.org',
        template: 'application.received',
        data: { reference: 'A-1' },
        locale: 'fr',
        cause: { kind: 'application', id: 'a1' },
      });
      throw new Error('the cause failed');
    }),
  ).rejects.toThrow('the cause failed');
  expect(await database.query.selectFrom('mails').select('id').execute()).toEqual([]);
  expect(await database.query.selectFrom('jobs').select('id').execute()).toEqual([]);
});

test('without a mail server mails are files that parse, and the readiness says so', async () => {
  server = await startTestServer();
  const id = await send();
  await server.runJobs();
  const outbox = join(server.folder, 'outbox');
  expect(await readdir(outbox)).toEqual([`${id}.eml`]);
  const mail = await simpleParser(await readFile(join(outbox, `${id}.eml`)));
  expect(mail.to).toMatchObject({ value: [{ address: 'ana@example.org' }] });
  const { checks } = (await (await server.send('GET', '/readyz')).json()) as { checks: unknown[] };
  expect(checks).toContainEqual({ name: 'mail', ok: true, message: expect.stringContaining('written to disk') });
});

test('an old mail goes with its file; one that waits stays', async () => {
  server = await startTestServer();
  await send();
  await server.runJobs();
  const waiting = await send();
  const inAYear = () => Date.now() + 365 * 24 * 60 * 60 * 1000;
  await deleteOldMails({ ...server.context, now: inAYear });
  expect(await readdir(join(server.folder, 'outbox'))).toEqual([]);
  const left = await server.context.database.query.selectFrom('mails').select('id').execute();
  expect(left).toEqual([{ id: waiting }]);
});

test('a mail server that is down is told by the readiness, and the server stays ready', async () => {
  server = await startTestServer({ settings: { SMTP_URL: 'smtp://127.0.0.1:1' } });
  const { checks } = await checkHealth(server.context);
  // What is optional leaves the server ready.
  expect(checks).toContainEqual(expect.objectContaining({ name: 'mail', ok: false, optional: true }));
});

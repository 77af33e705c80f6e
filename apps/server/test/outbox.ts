import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { TestServer } from './server-fixture.ts';

export type ReceivedMail = { mail: ParsedMail; token: string; code: string };

/** Sends what waits, and reads the newest mail to an address from the outbox folder. */
export async function lastMailTo(server: TestServer, address: string): Promise<ReceivedMail> {
  await server.runJobs();
  const found = await findMail(join(server.folder, 'outbox'), address);
  if (found === null) throw new Error(`there is no mail to ${address}`);
  return found;
}

/** The newest mail to an address, whose subject matches, in an outbox folder; null when there is none. */
export async function findMail(outbox: string, address: string, subject = /./): Promise<ReceivedMail | null> {
  const names = await readdir(outbox).catch(() => []);
  for (const name of names
    .filter((each) => each.endsWith('.eml'))
    .sort()
    .reverse()) {
    const mail = await simpleParser(await readFile(join(outbox, name)));
    if (![mail.to].flat().some((to) => to?.value.some((entry) => entry.address === address))) continue;
    if (!subject.test(mail.subject ?? '')) continue;
    const text = mail.text ?? '';
    return {
      mail,
      token: /token=([\w-]+)/.exec(text)?.[1] ?? '',
      code: /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(text)?.[0] ?? '',
    };
  }
  return null;
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { TestServer } from './server-fixture.ts';

/** Sends what waits, and reads the newest mail to an address from the outbox folder. */
export async function lastMailTo(
  server: TestServer,
  address: string,
): Promise<{ mail: ParsedMail; token: string; code: string }> {
  await server.runJobs();
  const outbox = join(server.folder, 'outbox');
  const names = (await readdir(outbox)).sort().reverse();
  for (const name of names) {
    const mail = await simpleParser(await readFile(join(outbox, name)));
    if (![mail.to].flat().some((to) => to?.value.some((entry) => entry.address === address))) continue;
    const text = mail.text ?? '';
    return {
      mail,
      token: /token=([\w-]+)/.exec(text)?.[1] ?? '',
      code: /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(text)?.[0] ?? '',
    };
  }
  throw new Error(`there is no mail to ${address}`);
}

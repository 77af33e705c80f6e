import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { findMail } from '../../apps/server/test/outbox.ts';

const POLL_MS = 100;
/** A worker sends within a second; both cores may be busy. */
const TIMEOUT_MS = 60_000;

export type Letter = { subject: string; text: string; token: string; code: string };

/** Waits for a mail to an address whose subject matches, and reads it as its receiver does. */
export async function receiveMail(outbox: string, to: string, subject: RegExp): Promise<Letter> {
  for (const deadline = Date.now() + TIMEOUT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const found = await findMail(outbox, to, subject);
    if (found === null) continue;
    const { mail, token, code } = found;
    return { subject: mail.subject ?? '', text: mail.text ?? '', token, code };
  }
  assert.fail(`there is no mail to ${to} about ${subject}`);
}

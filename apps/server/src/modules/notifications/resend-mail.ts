import type { Actor } from '../../access/index.ts';
import { ISSUER_CHAIN, recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { enqueueJob } from '../../jobs/index.ts';
import type { MailTables } from './mail-tables.ts';
import { SEND_MAIL_JOB } from './send-mail.ts';

/** Puts a failed mail back in the queue; null when there is none with this id. @throws Problem mail_not_failed */
export async function resendMail(
  tx: Tx,
  context: AppContext,
  { mailId, actor }: { mailId: string; actor: Actor },
): Promise<MailTables['mails'] | null> {
  const mail = await tx
    .updateTable('mails')
    .set({ state: 'waiting', last_error: null })
    .where('id', '=', mailId)
    .where('state', '=', 'failed')
    .returningAll()
    .executeTakeFirst();
  if (mail === undefined) {
    const known = await tx.selectFrom('mails').select('id').where('id', '=', mailId).executeTakeFirst();
    if (known === undefined) return null;
    throw conflict('mail_not_failed', 'only a failed mail can be sent again', 'make a new invitation or link instead');
  }
  const at = context.now();
  await enqueueJob(tx, context, { kind: SEND_MAIL_JOB, key: mailId, payload: { mail_id: mailId }, runAt: at });
  const subject = { kind: 'mail', id: mailId };
  await recordAudit(tx, context.random, { chain: ISSUER_CHAIN, actor, action: 'mail.resent', subject, at });
  return mail;
}

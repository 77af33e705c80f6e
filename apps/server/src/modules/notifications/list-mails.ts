import type { AppDatabase } from '../../database/index.ts';
import type { MailTables } from './mail-tables.ts';

export type ListMailsInput = {
  limit: number;
  /** Id of the last mail of the page before; ids sort by time. */
  before?: string | undefined;
  state?: MailTables['mails']['state'] | undefined;
};

/** Mails of the whole service, newest first; only for the issuer's console. */
export async function listMails(
  query: AppDatabase['query'],
  { limit, before, state }: ListMailsInput,
): Promise<MailTables['mails'][]> {
  return query
    .selectFrom('mails')
    .selectAll()
    .$if(state !== undefined, (mails) => mails.where('state', '=', state!))
    .$if(before !== undefined, (mails) => mails.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

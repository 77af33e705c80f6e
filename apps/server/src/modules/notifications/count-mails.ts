import type { Queryable } from '../../database/index.ts';
import type { MailTables } from './mail-tables.ts';

/** How many mails are in each state. */
export async function countMails(query: Queryable): Promise<{ state: MailTables['mails']['state']; count: number }[]> {
  const rows = await query
    .selectFrom('mails')
    .select((row) => ['state', row.fn.countAll().as('count')])
    .groupBy('state')
    .execute();
  return rows.map(({ state, count }) => ({ state, count: Number(count) }));
}

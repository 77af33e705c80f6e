import type { AppContext } from '../../context.ts';

/** A quarter answers "did you get our mail?"; after that an address is personal data that serves nothing. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** How many are deleted at once: a list of ids that every database takes in one statement. */
const BATCH = 500;

/** Deletes mails that were sent or given up long ago, and their files before them: a file without a row would stay for good. */
export async function deleteOldMails({ database, mailer, now }: AppContext): Promise<void> {
  for (;;) {
    const old = await database.query
      .selectFrom('mails')
      .select('id')
      .where('state', '<>', 'waiting')
      .where('created_at', '<', now() - KEPT_MS)
      .limit(BATCH)
      .execute();
    if (old.length === 0) return;
    const ids = old.map(({ id }) => id);
    await mailer.forget(ids);
    await database.query.deleteFrom('mails').where('id', 'in', ids).execute();
  }
}

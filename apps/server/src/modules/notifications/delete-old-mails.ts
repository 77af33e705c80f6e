import type { AppContext } from '../../context.ts';

/** A quarter answers "did you get our mail?"; after that an address is personal data that serves nothing. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** Deletes mails that were sent or given up long ago. */
export async function deleteOldMails({ database, now }: AppContext): Promise<void> {
  await database.query
    .deleteFrom('mails')
    .where('state', '<>', 'waiting')
    .where('created_at', '<', now() - KEPT_MS)
    .execute();
}

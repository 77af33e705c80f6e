import type { AppContext } from '../../context.ts';

/** So long an expired link still tells its reader that it has expired, and whom to ask. */
const LINKS_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** Deletes visits that have ended, and links to requests that expired long ago. The requests stay. */
export async function deleteExpiredLinks({ database, now }: AppContext): Promise<void> {
  const at = now();
  await database.query.deleteFrom('contributor_sessions').where('expires_at', '<', at).execute();
  await database.query
    .deleteFrom('request_links')
    .where('request_id', 'in', (link) =>
      link
        .selectFrom('client_requests')
        .select('client_requests.id')
        .where('expires_at', '<', at - LINKS_KEPT_MS),
    )
    .execute();
}

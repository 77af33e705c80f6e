import type { AppContext } from '../../context.ts';
import { TOTP_CODE_LIVES_MS } from './use-totp-code.ts';

/** An address that asks why its link does not work gets an answer from the audit log; the row itself has served by then. */
const LINKS_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Deletes sessions, half-done sign-ins and one-time links that nobody can use any more. The link of an invitation stays with it. */
export async function deleteExpiredAccess({ database, now }: AppContext): Promise<void> {
  const at = now();
  // The auth library writes its times as this text.
  const nowText = new Date(at).toISOString();
  await database.query.deleteFrom('sessions').where('expiresAt', '<', nowText).execute();
  await database.query.deleteFrom('verifications').where('expiresAt', '<', nowText).execute();
  await database.query
    .deleteFrom('used_totp_codes')
    .where('used_at', '<', at - TOTP_CODE_LIVES_MS)
    .execute();
  await database.query
    .deleteFrom('account_links')
    .where('expires_at', '<', at - LINKS_KEPT_MS)
    .where((link) =>
      link.not(
        link.exists(
          link
            .selectFrom('invitations')
            .select('invitations.id')
            .whereRef('invitations.link_id', '=', 'account_links.id'),
        ),
      ),
    )
    .execute();
}

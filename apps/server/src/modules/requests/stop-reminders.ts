import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { readPortalLink } from './open-portal.ts';

/** Stops the reminders that a link's mail was about: those of one partner to one address. @throws Problem link_invalid */
export async function stopReminders(tx: Tx, context: AppContext, token: string): Promise<void> {
  const request = await readPortalLink(tx, context, token);
  await tx
    .updateTable('client_requests')
    .set({ remind_at: null })
    .where('contact_email', '=', request.contact_email)
    .where('partner_id', '=', request.partner_id)
    .where('state', '=', 'open')
    .execute();
}

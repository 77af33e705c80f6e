import type { Actor, Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { notFound } from '../../http/index.ts';
import { checkMayGive } from './team-rules.ts';

/** Takes an open invitation back; its link is spent with it. @throws Problem not_found, owner_needed */
export async function revokeInvitation(
  tx: Tx,
  context: AppContext,
  { tenant: { partnerId }, actor, invitationId }: { tenant: Tenant; actor: Actor; invitationId: string },
): Promise<void> {
  const at = context.now();
  const invitation = await tx
    .updateTable('invitations')
    .set({ state: 'revoked' })
    .where('id', '=', invitationId)
    .where('partner_id', '=', partnerId)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst();
  if (invitation === undefined || invitation.role === null) throw notFound('open invitation');
  checkMayGive(actor, invitation.role);
  await tx.updateTable('account_links').set({ spent_at: at }).where('id', '=', invitation.link_id).execute();
  const subject = { kind: 'invitation', id: invitationId };
  await recordAudit(tx, context.random, { chain: partnerId, actor, action: 'invitation.revoked', subject, at });
}

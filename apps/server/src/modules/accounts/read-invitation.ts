import type { AppContext } from '../../context.ts';

export type InvitationView = { workspace: string; role: string; invited_by: string; has_account: boolean };

/** What somebody who was invited sees before accepting. */
export async function readInvitation(
  { database: { query }, config }: AppContext,
  linkId: string,
): Promise<InvitationView | null> {
  const row = await query
    .selectFrom('invitations')
    .leftJoin('partners', 'partners.id', 'invitations.partner_id')
    .leftJoin('users as inviter', 'inviter.id', 'invitations.invited_by')
    .leftJoin('users as invited', 'invited.email', 'invitations.email')
    .select(['partners.name as workspace', 'role', 'inviter.name as inviterName', 'invited.id as invitedId'])
    .where('link_id', '=', linkId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const issuer = config.environment.ISSUER_NAME;
  const { workspace, role, inviterName, invitedId } = row;
  return {
    workspace: workspace ?? issuer,
    role: role ?? 'issuer_operator',
    invited_by: inviterName ?? issuer,
    has_account: invitedId !== null,
  };
}

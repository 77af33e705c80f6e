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
    .leftJoin('users as invited', 'invited.email', 'invitations.email')
    .select(['partners.name as workspace', 'role', 'inviter_name', 'invited.id as invitedId'])
    .where('link_id', '=', linkId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { workspace, role, inviter_name, invitedId } = row;
  return {
    workspace: workspace ?? config.environment.ISSUER_NAME,
    role: role ?? 'issuer_operator',
    invited_by: inviter_name,
    has_account: invitedId !== null,
  };
}

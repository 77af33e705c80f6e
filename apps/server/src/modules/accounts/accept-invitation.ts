import type { Actor } from '../../access/index.ts';
import { ISSUER_CHAIN, recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { type LinkProof, spendLink } from './account-link.ts';
import type { AccountTables } from './account-tables.ts';
import { addUser } from './add-user.ts';
import { parseClientIds } from './read-membership.ts';

export type AcceptInvitationInput = {
  proof: LinkProof;
  /** Of somebody who has no account yet. */
  account: { name: string; passwordHash: string; locale: 'en' | 'fr' } | null;
};

export type Accepted = {
  userId: string;
  /** False for somebody who had an account: the link proves the address, not the password and second factor of the account. */
  newUser: boolean;
};

/** Spends an invitation: makes the account if there is none, and the membership. Null when the link is not valid. @throws Problem account_details_needed */
export async function acceptInvitation(
  tx: Tx,
  context: AppContext,
  { proof, account }: AcceptInvitationInput,
): Promise<Accepted | null> {
  const link = await spendLink(tx, context, { kind: 'invitation', proof });
  if (link === null) return null;
  const invitation = await tx
    .updateTable('invitations')
    .set({ state: 'accepted' })
    .where('link_id', '=', link.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const known = await tx.selectFrom('users').select('id').where('email', '=', invitation.email).executeTakeFirst();
  if (known === undefined && account === null) {
    throw conflict('account_details_needed', 'there is no account for this address yet', 'send a name and a password');
  }
  const isIssuer = invitation.partner_id === null;
  const userId =
    known?.id ?? (await addUser(tx, context, { ...account!, email: invitation.email, issuerOperator: isIssuer }));
  if (isIssuer) await tx.updateTable('users').set({ issuerOperator: 1 }).where('id', '=', userId).execute();
  const actor = await join(tx, context, invitation, userId);
  await recordAudit(tx, context.random, {
    chain: invitation.partner_id ?? ISSUER_CHAIN,
    actor,
    action: 'invitation.accepted',
    subject: { kind: 'invitation', id: invitation.id },
    details: { user_id: userId },
    at: context.now(),
  });
  return { userId, newUser: known === undefined };
}

/** Who is a member already keeps the role: an old invitation must not lower or raise it. */
async function join(
  tx: Tx,
  context: AppContext,
  { partner_id: partnerId, role, client_ids }: AccountTables['invitations'],
  userId: string,
): Promise<Actor> {
  if (partnerId === null || role === null) return { kind: 'issuer', userId };
  await tx
    .insertInto('memberships')
    .values({ partner_id: partnerId, user_id: userId, role, client_ids, created_at: context.now() })
    .onConflict((conflict) => conflict.columns(['partner_id', 'user_id']).doNothing())
    .execute();
  return { kind: 'member', userId, partnerId, role, clientIds: parseClientIds(client_ids) };
}

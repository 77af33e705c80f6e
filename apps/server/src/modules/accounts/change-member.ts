import type { Actor, PartnerRole, Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { lockPartner } from '../workspaces/index.ts';
import { findMember, listMembers, type Member } from './read-membership.ts';
import { checkClientLimit, checkMayGive, checkOwnerStays } from './team-rules.ts';

export type ChangeMemberInput = {
  tenant: Tenant;
  actor: Actor;
  userId: string;
  role: PartnerRole | undefined;
  /** Undefined: as it was. */
  clientIds: readonly string[] | null | undefined;
};

/** Gives a member another role or another limit. @throws Problem not_found, owner_needed, last_owner, client_limit_refused */
export async function changeMember(
  tx: Tx,
  context: AppContext,
  { tenant: { partnerId }, actor, userId, role, clientIds }: ChangeMemberInput,
): Promise<Member> {
  await lockPartner(tx, partnerId);
  const members = await listMembers(tx, partnerId);
  const member = findMember(members, userId);
  const changed = {
    ...member,
    role: role ?? member.role,
    client_ids: clientIds === undefined ? member.client_ids : clientIds,
  };
  checkMayGive(actor, member.role, changed.role);
  if (changed.role !== 'owner') checkOwnerStays(members, member);
  checkClientLimit(changed.role, changed.client_ids);
  await tx
    .updateTable('memberships')
    .set({ role: changed.role, client_ids: changed.client_ids === null ? null : JSON.stringify(changed.client_ids) })
    .where('partner_id', '=', partnerId)
    .where('user_id', '=', userId)
    .execute();
  await recordAudit(tx, context.random, {
    chain: partnerId,
    actor,
    action: 'member.changed',
    subject: { kind: 'user', id: userId },
    details: { from: member.role, role: changed.role, client_ids: changed.client_ids && [...changed.client_ids] },
    at: context.now(),
  });
  return changed;
}

/** Takes a member out of the workspace; sessions that work in it lose it at once. @throws Problem not_found, owner_needed, last_owner */
export async function removeMember(
  tx: Tx,
  context: AppContext,
  { tenant: { partnerId }, actor, userId }: { tenant: Tenant; actor: Actor; userId: string },
): Promise<void> {
  await lockPartner(tx, partnerId);
  const members = await listMembers(tx, partnerId);
  const member = findMember(members, userId);
  checkMayGive(actor, member.role);
  checkOwnerStays(members, member);
  await tx.deleteFrom('memberships').where('partner_id', '=', partnerId).where('user_id', '=', userId).execute();
  await tx
    .updateTable('sessions')
    .set({ workspaceId: null })
    .where('userId', '=', userId)
    .where('workspaceId', '=', partnerId)
    .execute();
  await recordAudit(tx, context.random, {
    chain: partnerId,
    actor,
    action: 'member.removed',
    subject: { kind: 'user', id: userId },
    details: { role: member.role, email: member.email },
    at: context.now(),
  });
}

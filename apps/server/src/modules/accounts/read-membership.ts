import type { PartnerRole } from '../../access/index.ts';
import type { AppDatabase, Tx } from '../../database/index.ts';
import { notFound } from '../../http/index.ts';

export type Member = {
  user_id: string;
  name: string;
  email: string;
  role: PartnerRole;
  client_ids: readonly string[] | null;
  second_factor: boolean;
  created_at: number;
};

/** The members of a workspace, oldest first. */
export async function listMembers(db: Tx | AppDatabase['query'], partnerId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['user_id', 'name', 'email', 'role', 'client_ids', 'twoFactorEnabled', 'created_at'])
    .where('partner_id', '=', partnerId)
    .orderBy('created_at')
    .orderBy('user_id')
    .execute();
  return rows.map(({ client_ids, twoFactorEnabled, ...row }) => ({
    ...row,
    client_ids: parseClientIds(client_ids),
    second_factor: twoFactorEnabled === 1,
  }));
}

/** @throws Problem not_found */
export function findMember(members: readonly Member[], userId: string): Member {
  const member = members.find(({ user_id }) => user_id === userId);
  if (member === undefined) throw notFound('member');
  return member;
}

export function parseClientIds(json: string | null): string[] | null {
  return json === null ? null : (JSON.parse(json) as string[]);
}

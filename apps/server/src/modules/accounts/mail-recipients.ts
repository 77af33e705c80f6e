import type { Queryable } from '../../database/index.ts';

export type MailRecipient = { email: string; locale: 'en' | 'fr' };

/** Who of a workspace is told about something: the member who began it, or the owners when nobody did or they have left. */
export async function listMailRecipients(
  db: Queryable,
  { partnerId, userId }: { partnerId: string; userId: string | null },
): Promise<MailRecipient[]> {
  const members = await db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['users.id', 'users.email', 'users.locale', 'memberships.role'])
    .where('memberships.partner_id', '=', partnerId)
    .where((eb) => eb.or([eb('memberships.role', '=', 'owner'), eb('users.id', '=', userId ?? '')]))
    .execute();
  const began = members.filter(({ id }) => id === userId);
  const recipients = began.length > 0 ? began : members.filter(({ role }) => role === 'owner');
  return recipients.map(({ email, locale }) => ({ email, locale }));
}

import type { Actor } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { type MailData, sendMail } from '../notifications/index.ts';

/** Tells a user by mail what was changed in the account, for the case that it was somebody else. */
export async function mailSecurityChange(
  context: AppContext,
  { actor, change }: { actor: Actor; change: MailData['account.security_changed']['change'] },
): Promise<void> {
  if (actor.kind !== 'member' && actor.kind !== 'issuer') return;
  const { userId } = actor;
  await context.database.transaction(async (tx) => {
    const user = await tx
      .selectFrom('users')
      .select(['email', 'locale'])
      .where('id', '=', userId)
      .executeTakeFirstOrThrow();
    await sendMail(tx, context, {
      to: user.email,
      template: 'account.security_changed',
      data: { change },
      locale: user.locale,
      cause: { kind: 'user', id: userId },
    });
  });
}

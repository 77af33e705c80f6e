import type { Actor } from '../../access/index.ts';
import { ISSUER_CHAIN, recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { type MailData, sendMail } from '../notifications/index.ts';

export type SecurityChange = MailData['account.security_changed']['change'];

export type SecurityChangeInput = { actor: Actor; userId: string; change: SecurityChange };

/** Audits a change in how somebody signs in, and tells the person by mail, for the case that it was somebody else. */
export async function noteSecurityChange(
  tx: Tx,
  context: AppContext,
  { actor, userId, change }: SecurityChangeInput,
): Promise<void> {
  const { email, locale } = await tx
    .selectFrom('users')
    .select(['email', 'locale'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  await sendMail(tx, context, {
    to: email,
    template: 'account.security_changed',
    data: { change },
    locale,
    cause: { kind: 'user', id: userId },
  });
  // People belong to no partner: their accounts are in the issuer's log.
  await recordAudit(tx, context.random, {
    chain: ISSUER_CHAIN,
    actor,
    action: 'account.changed',
    subject: { kind: 'user', id: userId },
    details: { change },
    at: context.now(),
  });
}

/** The same after the auth library has made the change of somebody who is signed in; nothing for anybody else. */
export async function noteOwnSecurityChange(
  context: AppContext,
  { actor, change }: { actor: Actor; change: SecurityChange },
): Promise<void> {
  if (actor.kind !== 'member' && actor.kind !== 'issuer') return;
  const { userId } = actor;
  await context.database.transaction((tx) => noteSecurityChange(tx, context, { actor, userId, change }));
}

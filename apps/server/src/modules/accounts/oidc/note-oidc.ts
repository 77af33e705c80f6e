import { ISSUER_CHAIN, recordAudit } from '../../../audit/index.ts';
import type { AppContext } from '../../../context.ts';
import { noteSecurityChange } from '../note-security-change.ts';
import { OIDC_PROVIDER } from './provider.ts';

/** Whether an account is linked to a subject of this provider already: its address may have gone to somebody else there. */
export async function isLinkedToAnother(
  { database }: AppContext,
  { userId, issuer }: { userId: string; issuer: string },
): Promise<boolean> {
  const linked = await database.query
    .selectFrom('credentials')
    .select('accountId')
    .where('userId', '=', userId)
    .where('providerId', '=', OIDC_PROVIDER)
    .execute();
  return linked.some(({ accountId }) => accountId.startsWith(`${issuer} `));
}

/** Audits the first use of a provider with an account, and tells the person by mail. */
export async function noteOidcLink(context: AppContext, { userId }: { userId: string }): Promise<void> {
  await context.database.transaction((tx) =>
    noteSecurityChange(tx, context, { actor: { kind: 'public' }, userId, change: 'oidc_linked' }),
  );
}

/** Audits that a provider vouched for somebody; the account's own second factor may still be asked for. */
export async function noteOidcSignIn(context: AppContext, { userId }: { userId: string }): Promise<void> {
  await context.database.transaction(async (tx) => {
    const { twoFactorEnabled } = await tx
      .selectFrom('users')
      .select('twoFactorEnabled')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow();
    await recordAudit(tx, context.random, {
      chain: ISSUER_CHAIN,
      actor: { kind: 'public' },
      action: 'account.signed_in',
      subject: { kind: 'user', id: userId },
      details: { by: 'oidc', second_factor_asked: twoFactorEnabled === 1 },
      at: context.now(),
    });
  });
}

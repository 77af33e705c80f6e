import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { Problem } from '../../http/index.ts';
import { type LinkProof, spendLink } from './account-link.ts';

/** Spends a link to sign in; gives the user, or null when the link is not valid. @throws Problem second_factor_kept */
export async function spendSignInLink(
  tx: Tx,
  context: AppContext,
  { proof }: { proof: LinkProof },
): Promise<string | null> {
  const link = await spendLink(tx, context, { kind: 'sign_in', proof });
  if (link?.email == null) return null;
  const user = await tx
    .selectFrom('users')
    .select(['id', 'twoFactorEnabled'])
    .where('email', '=', link.email)
    .executeTakeFirstOrThrow();
  if (user.twoFactorEnabled !== 1) return user.id;
  throw new Problem({
    status: 403,
    code: 'second_factor_kept',
    title: 'a link does not stand in for the second factor of this account',
    detail: 'sign in with your password and code, or with a passkey',
  });
}

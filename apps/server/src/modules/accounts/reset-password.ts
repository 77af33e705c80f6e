import { formatTimestamp } from '@attestlayer/encoding';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { type LinkProof, spendLink } from './account-link.ts';
import { noteSecurityChange } from './note-security-change.ts';

/** Spends a link to choose a new password and ends every session; the second factor stays. False when the link is not valid. */
export async function resetPassword(
  tx: Tx,
  context: AppContext,
  { proof, passwordHash }: { proof: LinkProof; passwordHash: string },
): Promise<boolean> {
  const link = await spendLink(tx, context, { kind: 'password_reset', proof });
  if (link?.email == null) return false;
  const user = await tx.selectFrom('users').select('id').where('email', '=', link.email).executeTakeFirstOrThrow();
  await tx
    .updateTable('credentials')
    .set({ password: passwordHash, updatedAt: formatTimestamp(context.now()) })
    .where('userId', '=', user.id)
    .where('providerId', '=', 'credential')
    .execute();
  await tx.deleteFrom('sessions').where('userId', '=', user.id).execute();
  await noteSecurityChange(tx, context, { actor: { kind: 'public' }, userId: user.id, change: 'password' });
  return true;
}

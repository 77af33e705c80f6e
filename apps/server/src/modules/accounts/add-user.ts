import { formatTimestamp, makeUuidV7 } from '@attestlayer/encoding';
import { hashPassword } from 'better-auth/crypto';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';

export type NewUser = {
  name: string;
  /** Proved: by a link that was mailed to it, or by the one who starts the server. */
  email: string;
  passwordHash: string;
  locale: 'en' | 'fr';
  issuerOperator: boolean;
};

/** Hashes a password as the auth library does; slow by design, so before a transaction and not in it. */
export { hashPassword };

/** Makes a user who signs in with a password. Only set-up and invitations do this. */
export async function addUser(
  tx: Tx,
  context: AppContext,
  { name, email, passwordHash, locale, issuerOperator }: NewUser,
): Promise<string> {
  const now = context.now();
  const at = formatTimestamp(now);
  const id = makeUuidV7(now, context.random(10));
  await tx
    .insertInto('users')
    .values({
      id,
      name,
      email,
      emailVerified: 1,
      image: null,
      createdAt: at,
      updatedAt: at,
      twoFactorEnabled: 0,
      locale,
      issuerOperator: Number(issuerOperator),
    })
    .execute();
  await tx
    .insertInto('credentials')
    .values({
      id: makeUuidV7(now, context.random(10)),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: passwordHash,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  return id;
}

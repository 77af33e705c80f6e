import { isUniqueViolation } from '@attestlayer/storage';
import type { AppContext } from '../../context.ts';

/** The library takes a code from one step of 30 seconds before to one after: after this it takes it from nobody any more. */
export const TOTP_CODE_LIVES_MS = 120_000;

/**
 * Notes that a code of an authenticator app was used; false when it was used before (RFC 6238 section 5.2: a code that somebody
 * has watched being typed must not open a second session).
 */
export async function useTotpCode(
  { database, accounts, now }: AppContext,
  { userId, code }: { userId: string; code: string },
): Promise<boolean> {
  const at = now();
  const code_hmac = accounts.hashCode(`totp\n${userId}\n${code}`);
  await database.query
    .deleteFrom('used_totp_codes')
    .where('user_id', '=', userId)
    .where('used_at', '<', at - TOTP_CODE_LIVES_MS)
    .execute();
  try {
    await database.query.insertInto('used_totp_codes').values({ user_id: userId, code_hmac, used_at: at }).execute();
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

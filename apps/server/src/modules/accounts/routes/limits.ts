import type { RateLimitPolicy } from '../../../http/index.ts';

const QUARTER_HOUR_MS = 15 * 60 * 1000;

/** For one account: a person who has forgotten the password tries a few, a guesser gets a thousand a day at most. */
const ACCOUNT_LIMIT: RateLimitPolicy = { name: 'sign_in_account', capacity: 10, windowMs: QUARTER_HOUR_MS };
/** For one address, whatever accounts it tries: an office behind one address signs in in the morning. */
const ADDRESS_LIMIT: RateLimitPolicy = { name: 'sign_in_address', capacity: 60, windowMs: QUARTER_HOUR_MS };
/** A mail for each call: nobody needs more. */
const MAIL_LIMIT: RateLimitPolicy = { name: 'account_mail', capacity: 5, windowMs: QUARTER_HOUR_MS };

/** For routes that check a secret which somebody may guess. */
export const GUESS_LIMITS = [{ policy: ADDRESS_LIMIT }];
export const SIGN_IN_LIMITS = [
  { policy: ADDRESS_LIMIT },
  { policy: ACCOUNT_LIMIT, key: ({ email }: { email: string }) => `account:${email}` },
];
export const MAIL_LIMITS = [
  { policy: ADDRESS_LIMIT },
  { policy: MAIL_LIMIT, key: ({ email }: { email: string }) => `account:${email}` },
];

import { formatTimestamp } from '@attestlayer/encoding';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { sendMail } from '../notifications/index.ts';
import { createLink } from './account-link.ts';

/** Long enough to find the mail, too short to be worth stealing later. */
const ACCOUNT_LINK_LIFETIME_MS = 30 * 60 * 1000;

const PAGES = { sign_in: '/sign-in/link', password_reset: '/reset-password' } as const;
const TEMPLATES = { sign_in: 'account.sign_in_link', password_reset: 'account.password_reset' } as const;

/** Mails a link to a user. Nothing tells the caller whether there is one with this address. */
export async function mailAccountLink(
  tx: Tx,
  context: AppContext,
  { kind, email }: { kind: keyof typeof PAGES; email: string },
): Promise<void> {
  const user = await tx.selectFrom('users').select(['id', 'locale']).where('email', '=', email).executeTakeFirst();
  if (user === undefined) return;
  const { id, token, code, expiresAt } = await createLink(tx, context, {
    kind,
    email,
    lifetimeMs: ACCOUNT_LINK_LIFETIME_MS,
  });
  await sendMail(tx, context, {
    to: email,
    template: TEMPLATES[kind],
    data: {
      link: `${context.config.baseUrl}${PAGES[kind]}?token=${token}`,
      code,
      until: `${formatTimestamp(expiresAt).slice(11, 16)} UTC`,
    },
    locale: user.locale,
    cause: { kind: 'account_link', id },
  });
}

import { currentSessionRoutes } from './routes/current-session.ts';
import { joiningRoutes } from './routes/joining.ts';
import { linkRoutes } from './routes/links.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { passkeyRoutes } from './routes/passkeys.ts';
import { secondFactorRoutes } from './routes/second-factor.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { teamRoutes } from './routes/team.ts';

/** People: who they are, how they sign in, where they belong. */

export { type AccountTables, accountKeySchema, accountSchema } from './account-tables.ts';
export { addUser } from './add-user.ts';
export { deleteExpiredAccess } from './delete-expired-access.ts';
export { identifySession } from './identify-session.ts';
export { type Invited, invite } from './invite.ts';
export { listOperators } from './list-operators.ts';
export { listMailRecipients } from './mail-recipients.ts';
export { fetchDiscovery } from './oidc/index.ts';
export { hashToken, makeOneTimeSecret, normaliseCode } from './one-time-secret.ts';
export { type Accounts, openAccounts } from './open-accounts.ts';
export { prepareSetUp } from './set-up.ts';
export { startSession } from './start-session.ts';

export const accountRoutes = [
  ...signInRoutes,
  ...secondFactorRoutes,
  ...passkeyRoutes,
  ...oidcRoutes,
  ...sessionRoutes,
  ...currentSessionRoutes,
  ...linkRoutes,
  ...joiningRoutes,
  ...teamRoutes,
];

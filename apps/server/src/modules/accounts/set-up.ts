import { ISSUER_CHAIN, recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { createLink, type LinkProof, spendLink } from './account-link.ts';
import { addUser } from './add-user.ts';

/** From the start of the server to the form; another start prints another link. */
const SET_UP_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** While there is no operator: makes the link of the first one, and the only page that the start has to print. Null afterwards. */
export async function prepareSetUp(context: AppContext): Promise<string | null> {
  return context.database.transaction(async (tx) => {
    if (await anyOperator(tx)) return null;
    const { token } = await createLink(tx, context, { kind: 'set_up', email: null, lifetimeMs: SET_UP_LIFETIME_MS });
    return `${context.config.baseUrl}/set-up?token=${token}`;
  });
}

export type SetUpInput = {
  proof: LinkProof;
  name: string;
  email: string;
  passwordHash: string;
  locale: 'en' | 'fr';
};

/** Makes the first operator of the issuer; null when the link is not valid. @throws Problem already_set_up */
export async function setUp(tx: Tx, context: AppContext, { proof, ...user }: SetUpInput): Promise<string | null> {
  const link = await spendLink(tx, context, { kind: 'set_up', proof });
  if (link === null) return null;
  if (await anyOperator(tx)) throw conflict('already_set_up', 'this server has its first operator already', 'sign in');
  const userId = await addUser(tx, context, { ...user, issuerOperator: true });
  await recordAudit(tx, context.random, {
    chain: ISSUER_CHAIN,
    actor: { kind: 'issuer', userId },
    action: 'server.set_up',
    subject: { kind: 'user', id: userId },
    details: { email: user.email },
    at: context.now(),
  });
  return userId;
}

/** Of the issuer: people of a demo partner may be there before. */
async function anyOperator(tx: Tx): Promise<boolean> {
  const operator = tx.selectFrom('users').select('id').where('issuerOperator', '=', 1).limit(1);
  return (await operator.executeTakeFirst()) !== undefined;
}

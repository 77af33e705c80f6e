import type { Tx } from '../../database/index.ts';

/** People of the issuer, for mails to them. */
export async function listOperators(tx: Tx): Promise<{ id: string; email: string; locale: 'en' | 'fr' }[]> {
  return tx
    .selectFrom('users')
    .select(['id', 'email', 'locale'])
    .where('issuerOperator', '=', 1)
    .orderBy('id')
    .execute();
}

import type { AppContext } from '../../context.ts';
import type { Queryable, Tx } from '../../database/index.ts';

/** Remembers, in the transaction that makes it, that a partner is demo data. */
export async function markDemoPartner(tx: Tx, { now }: AppContext, partnerId: string): Promise<void> {
  await tx.insertInto('demo_partners').values({ partner_id: partnerId, loaded_at: now() }).execute();
}

export async function listDemoPartners(db: Queryable): Promise<string[]> {
  const rows = await db.selectFrom('demo_partners').select('partner_id').orderBy('partner_id').execute();
  return rows.map(({ partner_id }) => partner_id);
}

import type { Queryable } from '../../database/index.ts';
import { type Partner, toPartner } from './partner.ts';

export type ListPartnersInput = {
  limit: number;
  /** Id of the last partner of the page before. */
  before: string | undefined;
  state: Partner['state'] | undefined;
};

/** All partners, newest first; for the issuer's console. */
export async function listPartners(query: Queryable, { limit, before, state }: ListPartnersInput): Promise<Partner[]> {
  const rows = await query
    .selectFrom('partners')
    .selectAll()
    .$if(state !== undefined, (partners) => partners.where('state', '=', state!))
    .$if(before !== undefined, (partners) => partners.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toPartner);
}

import type { Mode } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import type { IssuanceState } from './issuance-states.ts';

/** How many issuances of each mode are in each state. */
export async function countIssuances(query: Queryable): Promise<{ mode: Mode; state: IssuanceState; count: number }[]> {
  const rows = await query
    .selectFrom('issuances')
    .select((row) => ['mode', 'state', row.fn.countAll().as('count')])
    .groupBy(['mode', 'state'])
    .execute();
  return rows.map(({ mode, state, count }) => ({ mode, state, count: Number(count) }));
}

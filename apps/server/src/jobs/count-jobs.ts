import type { Queryable } from '../database/index.ts';
import type { JobState } from './job-tables.ts';

/** How many jobs are in each state. */
export async function countJobs(query: Queryable): Promise<{ state: JobState; count: number }[]> {
  const rows = await query
    .selectFrom('jobs')
    .select((row) => ['state', row.fn.countAll().as('count')])
    .groupBy('state')
    .execute();
  return rows.map(({ state, count }) => ({ state, count: Number(count) }));
}

import type { Queryable } from '../database/index.ts';
import type { JobState, JobTables } from './job-tables.ts';

export type Job = JobTables['jobs'];

export type ListJobsInput = {
  state: JobState | undefined;
  kind: string | undefined;
  /** Id of the last row of the page before. */
  before: string | undefined;
  limit: number;
};

/** Jobs, latest first; for the operator. */
export async function listJobs(query: Queryable, { state, kind, before, limit }: ListJobsInput): Promise<Job[]> {
  let jobs = query.selectFrom('jobs').selectAll();
  if (state !== undefined) jobs = jobs.where('state', '=', state);
  if (kind !== undefined) jobs = jobs.where('kind', '=', kind);
  if (before !== undefined) jobs = jobs.where('id', '<', before);
  return jobs.orderBy('id', 'desc').limit(limit).execute();
}

import type { Queryable } from '../../database/index.ts';
import type { Application } from './case-step.ts';
import type { ApplicationState } from './partner-tables.ts';

export type ListApplicationsInput = {
  limit: number;
  /** Id of the last application of the page before. */
  before: string | undefined;
  state: ApplicationState | undefined;
};

/** Applications, newest first. */
export async function listApplications(
  query: Queryable,
  { limit, before, state }: ListApplicationsInput,
): Promise<Application[]> {
  return query
    .selectFrom('applications')
    .selectAll()
    .$if(state !== undefined, (applications) => applications.where('state', '=', state!))
    .$if(before !== undefined, (applications) => applications.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

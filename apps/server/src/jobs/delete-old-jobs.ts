import type { AppContext } from '../context.ts';

/** A month: whoever looks into what happened has seen it by then. Failed ones stay until somebody has dealt with them. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Deletes jobs that are done for long. */
export async function deleteOldJobs({ database, now }: AppContext): Promise<void> {
  await database.query
    .deleteFrom('jobs')
    .where('state', '=', 'done')
    .where('finished_at', '<', now() - KEPT_MS)
    .execute();
}

import type { AppContext } from '../context.ts';
import { enqueueJob } from './enqueue-job.ts';
import type { JobHandlers } from './worker.ts';

/** Work that comes back by the clock. With several workers it still runs once at a time: it is one row. */
type RecurringJob = { everyMs: number; run(context: AppContext): Promise<void> };

export type RecurringJobs = Readonly<Record<string, RecurringJob>>;

/** The only key of a recurring job: there is at most one open row of its kind. */
const KEY = 'recurring';

/** Makes handlers of recurring jobs. */
export function recurringHandlers(jobs: RecurringJobs): JobHandlers {
  const handlers = Object.entries(jobs).map(([kind, { everyMs, run }]): [string, JobHandlers[string]] => [
    kind,
    // It must never end as failed: the next turn may well succeed.
    { run: ({ context }) => run(context), everyMs, maxAttempts: Number.POSITIVE_INFINITY },
  ]);
  return Object.fromEntries(handlers);
}

/** Stores the row of each recurring job that has none; called at every start. */
export async function startRecurring(context: AppContext, jobs: RecurringJobs): Promise<void> {
  await context.database.transaction(async (tx) => {
    for (const kind of Object.keys(jobs)) {
      await enqueueJob(tx, context, { kind, key: KEY, payload: {}, runAt: context.now() });
    }
  });
}

import type { RecurringJobs } from '../../jobs/index.ts';
import { deleteExpired } from './delete-expired.ts';

/** What a workspace keeps no longer is deleted, and the deletion is written down. */
export { retentionRoutes } from './routes.ts';
export { type RetentionTables, retentionSchema } from './tables.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export const retentionRecurring: RecurringJobs = {
  'retention.delete-expired': { everyMs: DAY_MS, run: deleteExpired },
};

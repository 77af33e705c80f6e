import { healthRoutes } from './health-routes.ts';
import { jobRoutes } from './jobs-routes.ts';

export { restoreBackup } from './backup/restore-backup.ts';
export { writeBackup } from './backup/write-backup.ts';
export { createMetrics, type Metrics } from './metrics.ts';

export const operationsRoutes = [...healthRoutes, ...jobRoutes];

import { consoleHealthRoutes } from './routes/console-health.ts';
import { consoleJobRoutes } from './routes/console-jobs.ts';
import { probeRoutes } from './routes/probes.ts';

export { restoreBackup } from './backup/restore-backup.ts';
export { writeBackup } from './backup/write-backup.ts';
export { checkHealth } from './health/check-readiness.ts';
export { listWarnings } from './health/list-warnings.ts';
export { createMetrics } from './metrics.ts';
export { OperationsError } from './operations-error.ts';

export const operationsRoutes = [...probeRoutes, ...consoleHealthRoutes, ...consoleJobRoutes];

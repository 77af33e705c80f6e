import { healthRoutes } from './health-routes.ts';

export { createMetrics, type Metrics } from './metrics.ts';

export const operationsRoutes = [...healthRoutes];

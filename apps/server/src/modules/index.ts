import type { AnyRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { operationsRoutes } from '../operations/index.ts';
import { notificationJobs, notificationRoutes } from './notifications/index.ts';

/** Every operation of the API. */
export const ROUTES: readonly AnyRoute[] = [...operationsRoutes, ...notificationRoutes];

/** Every kind of job that a worker runs. */
export const JOBS: JobHandlers = { ...notificationJobs };

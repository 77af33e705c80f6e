import type { AnyRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { operationsRoutes } from '../operations/index.ts';
import { creditJobs, creditRoutes } from './credits/index.ts';
import { notificationJobs, notificationRoutes } from './notifications/index.ts';

/** Every operation of the API. */
export const ROUTES: readonly AnyRoute[] = [...operationsRoutes, ...creditRoutes, ...notificationRoutes];

/** Every kind of job that a worker runs. */
export const JOBS: JobHandlers = { ...creditJobs, ...notificationJobs };

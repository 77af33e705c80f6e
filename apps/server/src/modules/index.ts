import type { AnyRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { operationsRoutes } from '../operations/index.ts';

/** Every operation of the API. */
export const ROUTES: readonly AnyRoute[] = [...operationsRoutes];

/** Every kind of job that a worker runs. */
export const JOBS: JobHandlers = {};

import type { AnyRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { operationsRoutes } from '../operations/index.ts';
import { clientRoutes } from './clients/index.ts';
import { makeDashboardRoutes, packetRoutes } from './packets/index.ts';
import { profileRoutes } from './profiles/index.ts';
import { recordJobs, recordRoutes } from './records/index.ts';

/** Every operation of the API. */
export const ROUTES: readonly AnyRoute[] = [
  ...operationsRoutes,
  ...clientRoutes,
  ...profileRoutes,
  ...packetRoutes,
  ...recordRoutes,
  ...makeDashboardRoutes(async () => null),
];

/** Every kind of job that a worker runs. */
export const JOBS: JobHandlers = { ...recordJobs };

import type { AnyRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { operationsRoutes } from '../operations/index.ts';
import { clientRoutes } from './clients/index.ts';
import { creditJobs, creditRoutes } from './credits/index.ts';
import { makeIssuanceJobs } from './issuance/index.ts';
import { notificationJobs, notificationRoutes } from './notifications/index.ts';
import { makeDashboardRoutes, packetRoutes } from './packets/index.ts';
import { profileRoutes } from './profiles/index.ts';

/** Every operation of the API. */
export const ROUTES: readonly AnyRoute[] = [
  ...operationsRoutes,
  ...creditRoutes,
  ...notificationRoutes,
  ...clientRoutes,
  ...profileRoutes,
  ...packetRoutes,
  ...makeDashboardRoutes(async () => null),
];

/** Every kind of job that a worker runs. */
export const JOBS: JobHandlers = { ...creditJobs, ...makeIssuanceJobs(), ...notificationJobs };

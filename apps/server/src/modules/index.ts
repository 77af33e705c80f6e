import type { Actor } from '../access/index.ts';
import type { AppContext } from '../context.ts';
import type { AnyRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { operationsRoutes } from '../operations/index.ts';
import { accountRoutes } from './accounts/index.ts';
import { apiKeyRoutes, identifyApiKey } from './api-keys/index.ts';
import { clientRoutes } from './clients/index.ts';
import { notificationJobs, notificationRoutes } from './notifications/index.ts';
import { makeDashboardRoutes, packetRoutes } from './packets/index.ts';
import { profileRoutes } from './profiles/index.ts';
import { recordJobs, recordRoutes } from './records/index.ts';
import { submissionRoutes } from './submissions/index.ts';
import { uploadJobs, uploadRoutes } from './uploads/index.ts';
import { workspaceRoutes } from './workspaces/index.ts';

/** Every operation of the API. */
export const ROUTES: readonly AnyRoute[] = [
  ...operationsRoutes,
  ...notificationRoutes,
  ...workspaceRoutes,
  ...accountRoutes,
  ...apiKeyRoutes,
  ...clientRoutes,
  ...profileRoutes,
  ...packetRoutes,
  ...recordRoutes,
  ...uploadRoutes,
  ...submissionRoutes,
  ...makeDashboardRoutes(async () => null),
];

/** Every kind of job that a worker runs. */
export const JOBS: JobHandlers = { ...notificationJobs, ...recordJobs, ...uploadJobs };

/** Each knows one kind of bearer token: null for one of another kind. @throws Problem for one of its own that is not valid */
export type CredentialReader = (context: AppContext, token: string) => Promise<Actor | null>;

export const CREDENTIAL_READERS: readonly CredentialReader[] = [identifyApiKey];

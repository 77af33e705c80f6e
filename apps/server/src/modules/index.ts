import type { Actor } from '../access/index.ts';
import { auditRoutes } from '../audit/index.ts';
import type { AppContext } from '../context.ts';
import type { AnyRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { operationsRoutes } from '../operations/index.ts';
import { accountRoutes } from './accounts/index.ts';
import { apiKeyRoutes, identifyApiKey } from './api-keys/index.ts';
import { clientRoutes } from './clients/index.ts';
import { creditJobs, creditRoutes, grantStartingCredits } from './credits/index.ts';
import { evaluationRoutes } from './evaluation/index.ts';
import { issuanceRoutes, makeIssuanceJobs } from './issuance/index.ts';
import { notificationJobs, notificationRoutes } from './notifications/index.ts';
import { makeDashboardRoutes, packetRoutes } from './packets/index.ts';
import { makePartnerRoutes } from './partners/index.ts';
import { profileRoutes } from './profiles/index.ts';
import { recordJobs, recordRoutes } from './records/index.ts';
import { identifyContributor, requestJobs, requestRoutes } from './requests/index.ts';
import { workspaceRoutes } from './workspaces/index.ts';

/** Every operation of the API. */
export const ROUTES: readonly AnyRoute[] = [
  ...operationsRoutes,
  ...creditRoutes,
  ...issuanceRoutes,
  ...notificationRoutes,
  ...clientRoutes,
  ...profileRoutes,
  ...packetRoutes,
  ...recordRoutes,
  ...evaluationRoutes,
  ...requestRoutes,
  ...makeDashboardRoutes(async () => null),
  ...workspaceRoutes,
  ...accountRoutes,
  ...apiKeyRoutes,
  ...auditRoutes,
  ...makePartnerRoutes({ grantStartingCredits }),
];

/** Every kind of job that a worker runs. */
export const JOBS: JobHandlers = {
  ...creditJobs,
  ...makeIssuanceJobs(),
  ...notificationJobs,
  ...recordJobs,
  ...requestJobs,
};

/** Each knows one kind of bearer token: null for one of another kind. @throws Problem for one of its own that is not valid */
export type CredentialReader = (context: AppContext, token: string) => Promise<Actor | null>;

export const CREDENTIAL_READERS: readonly CredentialReader[] = [identifyApiKey, identifyContributor];

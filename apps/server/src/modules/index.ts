import type { Actor } from '../access/index.ts';
import { auditRoutes } from '../audit/index.ts';
import type { AppContext } from '../context.ts';
import type { AnyRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { operationsRoutes } from '../operations/index.ts';
import { accountRoutes } from './accounts/index.ts';
import { apiKeyRoutes, identifyApiKey } from './api-keys/index.ts';
import { clientRoutes } from './clients/index.ts';
import { balanceOf, creditJobs, creditRoutes, grantStartingCredits } from './credits/index.ts';
import { evaluationRoutes } from './evaluation/index.ts';
import { issuanceRoutes, makeIssuanceJobs } from './issuance/index.ts';
import { notificationJobs, notificationRoutes } from './notifications/index.ts';
import { makeDashboardRoutes, packetRoutes, type ReadCredits } from './packets/index.ts';
import { makePartnerRoutes } from './partners/index.ts';
import { profileRoutes } from './profiles/index.ts';
import { recordJobs, recordRoutes } from './records/index.ts';
import { identifyContributor, requestJobs, requestRoutes } from './requests/index.ts';
import { submissionRoutes } from './submissions/index.ts';
import { uploadJobs, uploadRoutes } from './uploads/index.ts';
import { workspaceRoutes } from './workspaces/index.ts';

const readCredits: ReadCredits = async (db, { partnerId, mode }, at) => {
  const { available, held } = await balanceOf(db, { partnerId, mode, at });
  return { available, held };
};

/** Every operation of the API. Modules that must not know each other are joined here. */
export const ROUTES: readonly AnyRoute[] = [
  ...accountRoutes,
  ...apiKeyRoutes,
  ...auditRoutes,
  ...clientRoutes,
  ...creditRoutes,
  ...evaluationRoutes,
  ...issuanceRoutes,
  ...makeDashboardRoutes({ readCredits }),
  ...makePartnerRoutes({ grantStartingCredits }),
  ...notificationRoutes,
  ...operationsRoutes,
  ...packetRoutes,
  ...profileRoutes,
  ...recordRoutes,
  ...requestRoutes,
  ...submissionRoutes,
  ...uploadRoutes,
  ...workspaceRoutes,
];

/** Every kind of job that a worker runs. */
export const JOBS: JobHandlers = {
  ...creditJobs,
  ...makeIssuanceJobs(),
  ...notificationJobs,
  ...recordJobs,
  ...requestJobs,
  ...uploadJobs,
};

/** Each knows one kind of bearer token: null for one of another kind. @throws Problem for one of its own that is not valid */
export type CredentialReader = (context: AppContext, token: string) => Promise<Actor | null>;

export const CREDENTIAL_READERS: readonly CredentialReader[] = [identifyApiKey, identifyContributor];

import type { Actor } from '../access/index.ts';
import { auditRoutes } from '../audit/index.ts';
import type { AppContext } from '../context.ts';
import { type AnyRoute, deleteOldAnswers } from '../http/index.ts';
import { deleteOldJobs, type JobHandlers, type RecurringJobs, recurringHandlers } from '../jobs/index.ts';
import { operationsRoutes } from '../operations/index.ts';
import { accountRoutes, deleteExpiredAccess } from './accounts/index.ts';
import { apiKeyRoutes, identifyApiKey } from './api-keys/index.ts';
import { logoRoutes } from './branding/index.ts';
import { clientRoutes } from './clients/index.ts';
import { balanceOf, creditJobs, creditRoutes, grantStartingCredits } from './credits/index.ts';
import { evaluationRoutes } from './evaluation/index.ts';
import { issuanceRoutes, makeIssuanceJobs } from './issuance/index.ts';
import { issuerKeyRoutes } from './issuer-keys/index.ts';
import { deleteOldMails, notificationJobs, notificationRoutes } from './notifications/index.ts';
import { makeDashboardRoutes, packetRoutes, type ReadCredits } from './packets/index.ts';
import { makePartnerRoutes } from './partners/index.ts';
import { profileRoutes } from './profiles/index.ts';
import { recordJobs, recordRoutes } from './records/index.ts';
import { deleteExpiredLinks, identifyContributor, requestJobs, requestRoutes } from './requests/index.ts';
import { retentionRecurring, retentionRoutes } from './retention/index.ts';
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
  ...issuerKeyRoutes,
  ...logoRoutes,
  ...makeDashboardRoutes({ readCredits }),
  ...makePartnerRoutes({ grantStartingCredits }),
  ...notificationRoutes,
  ...operationsRoutes,
  ...packetRoutes,
  ...profileRoutes,
  ...recordRoutes,
  ...requestRoutes,
  ...retentionRoutes,
  ...submissionRoutes,
  ...uploadRoutes,
  ...workspaceRoutes,
];

const HOUR_MS = 60 * 60 * 1000;
const hourly = (run: (context: AppContext) => Promise<unknown>) => ({
  everyMs: HOUR_MS,
  async run(context: AppContext) {
    await run(context);
  },
});

/** Every job that comes back by the clock. */
export const RECURRING: RecurringJobs = {
  'accounts.delete-expired': hourly(deleteExpiredAccess),
  'blobs.remove-abandoned': hourly(({ blobs }) => blobs.removeAbandoned()),
  'http.delete-old-answers': hourly(deleteOldAnswers),
  'jobs.delete-old': hourly(deleteOldJobs),
  'mails.delete-old': hourly(deleteOldMails),
  'requests.delete-expired': hourly(deleteExpiredLinks),
  ...retentionRecurring,
};

/** Every kind of job that a worker runs. */
export const JOBS: JobHandlers = {
  ...creditJobs,
  ...makeIssuanceJobs(),
  ...notificationJobs,
  ...recordJobs,
  ...requestJobs,
  ...uploadJobs,
  ...recurringHandlers(RECURRING),
};

/** Each knows one kind of bearer token: null for one of another kind. @throws Problem for one of its own that is not valid */
export type CredentialReader = (context: AppContext, token: string) => Promise<Actor | null>;

export const CREDENTIAL_READERS: readonly CredentialReader[] = [identifyApiKey, identifyContributor];

import { portalRoutes } from './routes/portal.ts';
import { portalLinkRoutes } from './routes/portal-links.ts';
import { workspaceRequestRoutes } from './routes/requests.ts';

export { deleteExpiredLinks } from './delete-expired-links.ts';
export { identifyContributor } from './identify-contributor.ts';
export { requestJobs } from './jobs.ts';
export { openPortal } from './open-portal.ts';
export { sendRequest } from './send-request.ts';
export { type RequestTables, requestSchema } from './tables.ts';

export const requestRoutes = [...workspaceRequestRoutes, ...portalLinkRoutes, ...portalRoutes];

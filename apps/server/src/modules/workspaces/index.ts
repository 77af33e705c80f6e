import { instanceRoutes } from './routes/instance.ts';
import { retentionRoutes } from './routes/retention.ts';
import { workspaceRoutes as settingsRoutes } from './routes/workspace.ts';

/** The partner itself and the settings of its workspace. */
export { addPartner } from './add-partner.ts';
export { listPartners } from './list-partners.ts';
export { getPartner, lockPartner, type Partner } from './partner.ts';
export { retentionPolicyOf } from './retention-policy.ts';
export { setPartner } from './set-partner.ts';
export { TIERS, type Tier, type WorkspaceTables, workspaceSchema } from './workspace-tables.ts';

export const workspaceRoutes = [...settingsRoutes, ...retentionRoutes, ...instanceRoutes];

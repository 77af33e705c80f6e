import { instanceRoutes } from './routes/instance.ts';
import { workspaceRoutes as settingsRoutes } from './routes/workspace.ts';

/** The partner itself and the settings of its workspace. */
export { addPartner } from './add-partner.ts';
export { getPartner, lockPartner, type Partner, type PartnerSettings, toPartner } from './partner.ts';
export { TIERS, type Tier, type WorkspaceTables, workspaceSchema } from './workspace-tables.ts';

export const workspaceRoutes = [...settingsRoutes, ...instanceRoutes];

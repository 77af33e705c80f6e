import { consoleProfileRoutes } from './routes/console-profiles.ts';
import { publicProfileRoutes } from './routes/profiles.ts';

export { getProfile } from './get-profile.ts';
export { publishProfile } from './publish-profile.ts';
export { readDraft } from './read-draft.ts';
export { evaluationBody } from './schemas.ts';
export { seedBuiltInProfiles } from './seed-built-in-profiles.ts';
export { type ProfileTables, profileTablesSchema } from './tables.ts';

export const profileRoutes = [...publicProfileRoutes, ...consoleProfileRoutes];

import { consoleProfileRoutes } from './routes/console-profiles.ts';
import { publicProfileRoutes } from './routes/profiles.ts';

export { getProfile, type PublishedProfile } from './get-profile.ts';
export { seedBuiltInProfiles } from './seed-built-in-profiles.ts';
export { type ProfileTables, profileTablesSchema } from './tables.ts';

export const profileRoutes = [...publicProfileRoutes, ...consoleProfileRoutes];

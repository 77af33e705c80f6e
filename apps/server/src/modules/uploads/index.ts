import { uploadListRoutes } from './routes/lists.ts';
import { tusRoutes } from './routes/uploads.ts';

export { countRunningUploads } from './count-running.ts';
export { uploadJobs } from './jobs.ts';
export { type UploadTables, uploadSchema } from './tables.ts';

export const uploadRoutes = [...tusRoutes, ...uploadListRoutes];

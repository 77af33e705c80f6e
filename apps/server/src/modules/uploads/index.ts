export { uploadJobs } from './jobs.ts';
export { uploadRoutes } from './routes/uploads.ts';
export { type UploadTables, uploadSchema } from './tables.ts';

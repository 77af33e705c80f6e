export { deleteOldJobs } from './delete-old-jobs.ts';
export { type EnqueueInput, enqueueJob } from './enqueue-job.ts';
export { type JobTables, jobSchema } from './job-tables.ts';
export { type RecurringJob, type RecurringJobs, recurringHandlers, startRecurring } from './recurring.ts';
export { JobDelayed, type JobHandler, type JobHandlers, type JobRun, startWorker, type Worker } from './worker.ts';

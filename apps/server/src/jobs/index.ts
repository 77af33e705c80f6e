export { countJobs } from './count-jobs.ts';
export { deleteOldJobs } from './delete-old-jobs.ts';
export { type EnqueueInput, enqueueJob } from './enqueue-job.ts';
export { JOB_STATES, type JobState, type JobTables, jobSchema } from './job-tables.ts';
export { type Job, listJobs } from './list-jobs.ts';
export { type RecurringJob, type RecurringJobs, recurringHandlers, startRecurring } from './recurring.ts';
export { retryJob } from './retry-job.ts';
export { JobDelayed, type JobHandler, type JobHandlers, type JobRun, startWorker, type Worker } from './worker.ts';

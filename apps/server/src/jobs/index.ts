export { countJobs } from './count-jobs.ts';
export { deleteOldJobs } from './delete-old-jobs.ts';
export { enqueueJob } from './enqueue-job.ts';
export { JOB_STATES, type JobTables, jobSchema } from './job-tables.ts';
export { joinWorkers } from './join-workers.ts';
export { type Job, listJobs } from './list-jobs.ts';
export { type RecurringJobs, recurringHandlers, startRecurring } from './recurring.ts';
export { retryJob } from './retry-job.ts';
export { JobDelayed, type JobHandlers, type JobRun, startWorker, type Worker } from './worker.ts';

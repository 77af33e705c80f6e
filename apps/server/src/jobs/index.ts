export { type EnqueueInput, enqueueJob } from './enqueue-job.ts';
export { type JobTables, jobSchema } from './job-tables.ts';
export { joinWorkers } from './join-workers.ts';
export { type RecurringJob, recurringHandlers, startRecurring } from './recurring.ts';
export { JobDelayed, type JobHandler, type JobHandlers, type JobRun, startWorker, type Worker } from './worker.ts';

/** The registry logs of this instance: entries are handed in with a transaction, the role `log` sequences them. */

export { openLogStores } from './log-stores.ts';
export { readLogState } from './read-log-state.ts';
export { readQueue } from './read-queue.ts';
export { type RunningLog, runLog } from './run-log.ts';
export { findLogEntry, type LoggedEntry, submitLogEntry } from './submit-log-entry.ts';
export { type LogTables, logSchema } from './tables.ts';

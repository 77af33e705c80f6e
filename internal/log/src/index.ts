export type { LogIdentity } from './checkpoint-file.ts';
export { createEntryAuthority, type EntryAuthority } from './entry-authority.ts';
export { type FsckReport, fsckLocalLog } from './fsck.ts';
export { type AppendResult, type LocalLog, type LocalLogOptions, openLocalLog } from './local-log.ts';
export { LogError, type LogErrorCode } from './log-error.ts';
export { type IndexedEntry, type LogView, readLogView, type TreeHead } from './log-view.ts';
export { buildStatusView, readStatusView, type StatusView } from './status-view.ts';

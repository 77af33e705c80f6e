import { recordChangeRoutes } from './routes/change-records.ts';
import { contentRoutes } from './routes/content.ts';
import { portalRecordRoutes } from './routes/portal-records.ts';
import { workspaceRecordRoutes } from './routes/records.ts';
import { suggestionRoutes } from './routes/suggestions.ts';

export { deleteUnusedBlob, holdBlob, releaseBlob } from './blob-references.ts';
export { checkRequirementIds } from './check-assignment.ts';
export { deleteContents, listExpiredPackets, listKeptContent } from './expire-content.ts';
export { getRecord } from './get-record.ts';

export { recordJobs } from './jobs.ts';
export { listCurrentRecords, listRecords } from './list-records.ts';
export { checkPacketRoom, MAX_CURRENT_RECORDS } from './packet-room.ts';
export type { StoredRecord } from './record.ts';
export { lockScopedPacket, type RecordScope, recordScopeOf } from './record-scope.ts';
export { registerRecord } from './register-record.ts';

export { type RecordTables, recordSchema } from './tables.ts';

export const recordRoutes = [
  ...workspaceRecordRoutes,
  ...recordChangeRoutes,
  ...portalRecordRoutes,
  ...contentRoutes,
  ...suggestionRoutes,
];

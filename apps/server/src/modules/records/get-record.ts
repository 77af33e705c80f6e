import type { Queryable } from '../../database/index.ts';
import { notFound } from '../../http/index.ts';
import { type StoredRecord, toStoredRecord } from './record.ts';
import { type RecordScope, scopeRecords } from './record-scope.ts';

/** Finds a record. @throws Problem not_found */
export async function getRecord(db: Queryable, scope: RecordScope, recordId: string): Promise<StoredRecord> {
  const row = await scopeRecords(db, scope).where('records.id', '=', recordId).executeTakeFirst();
  if (row === undefined) throw notFound('record');
  return toStoredRecord(row);
}

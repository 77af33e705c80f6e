import { formatTimestamp } from '@attestlayer/encoding';
import type { SubmittedRecord } from '@attestlayer/profile';
import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { type Cursor, toPage } from '../../http/index.ts';
import { type StoredRecord, toStoredRecord, toSubmittedRecord } from './record.ts';
import { type RecordScope, scopeRecords } from './record-scope.ts';
import type { RecordState } from './tables.ts';

export type ListRecordsInput = {
  scope: RecordScope;
  packetId: string;
  states?: readonly RecordState[] | undefined;
  after: Cursor | null;
  limit: number;
};

/** Lists the records of a packet in the order in which they came. */
export async function listRecords(
  db: Queryable,
  { scope, packetId, states, after, limit }: ListRecordsInput,
): Promise<{ rows: StoredRecord[]; nextCursor: string | null }> {
  let query = scopeRecords(db, scope).where('records.packet_id', '=', packetId);
  if (states !== undefined) query = query.where('records.state', 'in', states);
  if (after !== null) query = query.where('records.id', '>', after.id);
  const rows = await query
    .orderBy('records.id')
    .limit(limit + 1)
    .execute();
  return toPage(rows.map(toStoredRecord), limit, ({ id }) => ({ key: id, id }));
}

/** The records that count, in the form of the evaluator; at most `MAX_CURRENT_RECORDS`, read in one query. */
export async function listCurrentRecords(db: Queryable, tenant: Tenant, packetId: string): Promise<SubmittedRecord[]> {
  const rows = await scopeRecords(db, { tenant, request: null })
    .where('records.packet_id', '=', packetId)
    .where('records.state', '=', 'current')
    .orderBy('records.id')
    .execute();
  return rows.map((row) => toSubmittedRecord(toStoredRecord(row), formatTimestamp(row.received_at)));
}

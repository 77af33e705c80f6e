import { type CsvColumn, csvResponse, defineRoute, readCursor, readPages } from '../../../http/index.ts';
import { getPacket } from '../../packets/index.ts';
import { changeRecord } from '../change-record.ts';
import { returnRecord } from '../end-record.ts';
import { getRecord } from '../get-record.ts';
import { listRecords } from '../list-records.ts';
import { recordScopeOf } from '../record-scope.ts';
import {
  packetParams,
  type RecordBody,
  reasonBody,
  recordBody,
  recordPage,
  recordParams,
  toRecordBody,
  workspaceRecordsQuery,
} from '../schemas.ts';

const tag = 'records';

const CSV_COLUMNS: readonly CsvColumn<RecordBody>[] = [
  { name: 'id', cell: ({ id }) => id },
  { name: 'original_name', cell: ({ original_name }) => original_name },
  { name: 'size', cell: ({ size }) => size },
  { name: 'sha256', cell: ({ sha256 }) => sha256 },
  { name: 'media_type', cell: ({ media_type }) => media_type },
  { name: 'state', cell: ({ state }) => state },
  { name: 'reason', cell: ({ reason }) => reason },
  { name: 'requirement_ids', cell: ({ requirement_ids }) => requirement_ids.join(' ') },
  { name: 'effective_from', cell: ({ effective_from }) => effective_from },
  { name: 'effective_until', cell: ({ effective_until }) => effective_until },
  { name: 'received_at', cell: ({ received_at }) => received_at },
  { name: 'submitted_by', cell: ({ submitted_by }) => submitted_by.kind },
];

const list = defineRoute({
  method: 'get',
  path: '/v1/packets/{packetId}/records',
  operationId: 'listRecords',
  summary: 'Records of a packet in the order in which they came, refused and withdrawn ones too',
  tag,
  access: 'records:read',
  params: packetParams,
  query: workspaceRecordsQuery,
  response: recordPage,
  async handle({ context, actor, params, query }) {
    const scope = recordScopeOf(actor);
    const { query: db } = context.database;
    const { id: packetId } = await getPacket(db, scope.tenant, params.packetId);
    const { state: states, limit } = query;

    async function readPage(cursor: string | undefined) {
      const page = await listRecords(db, { scope, packetId, states, limit, after: readCursor(cursor) });
      return { rows: page.rows.map((record) => toRecordBody(record, scope)), next: page.nextCursor };
    }
    if (query.format === 'csv') {
      const pages = readPages<RecordBody, string>((after) => readPage(after ?? undefined));
      return csvResponse({ fileName: 'records', columns: CSV_COLUMNS, pages });
    }
    const { rows, next } = await readPage(query.cursor);
    return { body: { items: rows, next_cursor: next } };
  },
});

const get = defineRoute({
  method: 'get',
  path: '/v1/records/{recordId}',
  operationId: 'getRecord',
  summary: 'One record',
  tag,
  access: 'records:read',
  params: recordParams,
  response: recordBody,
  async handle({ context, actor, params }) {
    const scope = recordScopeOf(actor);
    const record = await getRecord(context.database.query, scope, params.recordId);
    return { body: toRecordBody(record, scope), version: record.version };
  },
});

const sendBack = defineRoute({
  method: 'post',
  path: '/v1/records/{recordId}/return',
  operationId: 'returnRecord',
  summary: 'Send a record back with a reason; whoever submitted it by a request is told',
  tag,
  access: 'records:write',
  params: recordParams,
  body: reasonBody,
  response: recordBody,
  async handle({ context, actor, params, body }) {
    const record = await changeRecord(context, { actor, recordId: params.recordId }, (tx, open) =>
      returnRecord(tx, context, { ...open, actor, reason: body.reason }),
    );
    return { body: toRecordBody(record, recordScopeOf(actor)), version: record.version };
  },
});

export const workspaceRecordRoutes = [list, get, sendBack];

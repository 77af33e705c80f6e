import { defineList, defineRoute } from '../../../http/index.ts';
import { getPacket } from '../../packets/index.ts';
import { changeRecord } from '../change-record.ts';
import { returnRecord } from '../end-record.ts';
import { getRecord } from '../get-record.ts';
import { listRecords } from '../list-records.ts';
import { recordScopeOf } from '../record-scope.ts';
import { packetParams, reasonBody, recordBody, recordParams, recordsFilter, toRecordBody } from '../schemas.ts';

const tag = 'records';

const list = defineList({
  path: '/v1/packets/{packetId}/records',
  operationId: 'listRecords',
  summary: 'Records of a packet in the order in which they came, refused and withdrawn ones too',
  tag,
  access: 'records:read',
  params: packetParams,
  filter: recordsFilter,
  item: recordBody,
  fileName: 'records',
  async read({ context, actor, params, query: { state: states } }, wanted) {
    const scope = recordScopeOf(actor);
    const { query: db } = context.database;
    const { id: packetId } = await getPacket(db, scope.tenant, params.packetId);
    const { rows, nextCursor } = await listRecords(db, { scope, packetId, states, ...wanted });
    return { rows: rows.map((record) => toRecordBody(record, scope)), nextCursor };
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

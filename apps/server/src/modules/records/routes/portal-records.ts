import { defineList, notFound } from '../../../http/index.ts';
import { listRecords } from '../list-records.ts';
import { recordScopeOf } from '../record-scope.ts';
import { recordBody, recordsFilter, toRecordBody } from '../schemas.ts';

const tag = 'portal';

const list = defineList({
  path: '/v1/portal/records',
  operationId: 'listPortalRecords',
  summary: 'What was sent by this request, returned items with their reasons',
  tag,
  access: 'request:read',
  filter: recordsFilter,
  item: recordBody,
  fileName: 'records',
  async read({ context, actor, query: { state: states } }, wanted) {
    const scope = recordScopeOf(actor);
    if (scope.request === null) throw notFound('request');
    const { packetId } = scope.request;
    const { rows, nextCursor } = await listRecords(context.database.query, { scope, packetId, states, ...wanted });
    return { rows: rows.map((record) => toRecordBody(record, scope)), nextCursor };
  },
});

export const portalRecordRoutes = [list];

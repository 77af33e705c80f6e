import { defineRoute, notFound, readCursor } from '../../../http/index.ts';
import { listRecords } from '../list-records.ts';
import { recordScopeOf } from '../record-scope.ts';
import { recordPage, recordsQuery, toRecordBody } from '../schemas.ts';

const tag = 'portal';

const list = defineRoute({
  method: 'get',
  path: '/v1/portal/records',
  operationId: 'listPortalRecords',
  summary: 'What was sent by this request, returned items with their reasons',
  tag,
  access: 'request:read',
  query: recordsQuery,
  response: recordPage,
  async handle({ context, actor, query }) {
    const scope = recordScopeOf(actor);
    if (scope.request === null) throw notFound('request');
    const { rows, nextCursor } = await listRecords(context.database.query, {
      scope,
      packetId: scope.request.packetId,
      states: query.state,
      after: readCursor(query.cursor),
      limit: query.limit,
    });
    return { body: { items: rows.map((record) => toRecordBody(record, scope)), next_cursor: nextCursor } };
  },
});

export const portalRecordRoutes = [list];

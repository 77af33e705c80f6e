import * as z from 'zod';
import { defineRoute } from '../../../http/index.ts';
import { getRecord } from '../get-record.ts';
import { recordScopeOf } from '../record-scope.ts';
import { recordParams } from '../schemas.ts';
import { serveContent } from '../serve-content.ts';

const contentQuery = z.object({ disposition: z.enum(['attachment', 'inline']).default('attachment') });

/** The same route for the workspace and the portal: what a caller sees differs by their scope. */
function contentRoute(path: string, operationId: string, access: 'records:read' | 'request:read') {
  return defineRoute({
    method: 'get',
    path,
    operationId,
    summary: 'The bytes of a record, as they came; takes a byte range',
    tag: 'records',
    access,
    params: recordParams,
    query: contentQuery,
    produces: 'application/octet-stream',
    async handle({ context, actor, params, query, request }) {
      const record = await getRecord(context.database.query, recordScopeOf(actor), params.recordId);
      return serveContent(context, { record, request, inline: query.disposition === 'inline' });
    },
  });
}

export const contentRoutes = [
  contentRoute('/v1/records/{recordId}/content', 'getRecordContent', 'records:read'),
  contentRoute('/v1/portal/records/{recordId}/content', 'getPortalRecordContent', 'request:read'),
];

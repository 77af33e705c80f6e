import type * as z from 'zod';
import type { Queryable } from '../../../database/index.ts';
import { type AnyRoute, defineRoute, notFound, pageQuery, readCursor } from '../../../http/index.ts';
import { getPacket } from '../../packets/index.ts';
import { type RecordScope, recordScopeOf } from '../../records/index.ts';
import { listUploads } from '../list-uploads.ts';
import { packetParams, toUploadBody, uploadPage } from '../schemas.ts';

const summary = 'Uploads that run and those that were refused, the first one first';
const description = 'What a page shows again after it was left. A file that was taken in is among the records.';

const ofPacket = defineRoute({
  method: 'get',
  path: '/v1/packets/{packetId}/uploads',
  operationId: 'listUploads',
  summary,
  description,
  tag: 'uploads',
  access: 'records:read',
  params: packetParams,
  query: pageQuery,
  response: uploadPage,
  async handle({ context, actor, params, query }) {
    const { query: db } = context.database;
    const scope = recordScopeOf(actor);
    const { id: packetId } = await getPacket(db, scope.tenant, params.packetId);
    return { body: await readPage(db, { scope, packetId, query }) };
  },
});

const ofRequest = defineRoute({
  method: 'get',
  path: '/v1/portal/uploads',
  operationId: 'listPortalUploads',
  summary,
  description,
  tag: 'portal',
  access: 'request:submit',
  query: pageQuery,
  response: uploadPage,
  async handle({ context, actor, query }) {
    const scope = recordScopeOf(actor);
    if (scope.request === null) throw notFound('request');
    return { body: await readPage(context.database.query, { scope, packetId: scope.request.packetId, query }) };
  },
});

type PageInput = { scope: RecordScope; packetId: string; query: z.output<typeof pageQuery> };

async function readPage(db: Queryable, { scope, packetId, query }: PageInput): Promise<z.input<typeof uploadPage>> {
  const after = readCursor(query.cursor);
  const { rows, nextCursor } = await listUploads(db, { scope, packetId, after, limit: query.limit });
  return { items: rows.map(toUploadBody), next_cursor: nextCursor };
}

export const uploadListRoutes: readonly AnyRoute[] = [ofPacket, ofRequest];

import type * as z from 'zod';
import type { Queryable } from '../../../database/index.ts';
import { type AnyRoute, defineList, notFound, type Page, type PageWanted } from '../../../http/index.ts';
import { getPacket } from '../../packets/index.ts';
import { type RecordScope, recordScopeOf } from '../../records/index.ts';
import { listUploads } from '../list-uploads.ts';
import { packetParams, toUploadBody, uploadBody } from '../schemas.ts';

const summary = 'Uploads that run and those that were refused, the first one first';
const description = 'What a page shows again after it was left. A file that was taken in is among the records.';

const ofPacket = defineList({
  path: '/v1/packets/{packetId}/uploads',
  operationId: 'listUploads',
  summary,
  description,
  tag: 'uploads',
  access: 'records:read',
  params: packetParams,
  item: uploadBody,
  fileName: 'uploads',
  async read({ context, actor, params }, wanted) {
    const { query: db } = context.database;
    const scope = recordScopeOf(actor);
    const { id: packetId } = await getPacket(db, scope.tenant, params.packetId);
    return readPage(db, { scope, packetId, wanted });
  },
});

const ofRequest = defineList({
  path: '/v1/portal/uploads',
  operationId: 'listPortalUploads',
  summary,
  description,
  tag: 'portal',
  access: 'request:submit',
  item: uploadBody,
  fileName: 'uploads',
  async read({ context, actor }, wanted) {
    const scope = recordScopeOf(actor);
    if (scope.request === null) throw notFound('request');
    return readPage(context.database.query, { scope, packetId: scope.request.packetId, wanted });
  },
});

type PageInput = { scope: RecordScope; packetId: string; wanted: PageWanted };

async function readPage(
  db: Queryable,
  { scope, packetId, wanted }: PageInput,
): Promise<Page<z.input<typeof uploadBody>>> {
  const { rows, nextCursor } = await listUploads(db, { scope, packetId, ...wanted });
  return { rows: rows.map(toUploadBody), nextCursor };
}

export const uploadListRoutes: readonly AnyRoute[] = [ofPacket, ofRequest];

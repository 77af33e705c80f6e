import type { Queryable } from '../../database/index.ts';
import { type Cursor, toPage } from '../../http/index.ts';
import type { RecordScope } from '../records/index.ts';
import { toUpload, type Upload } from './upload.ts';

export type ListUploadsInput = { scope: RecordScope; packetId: string; after: Cursor | null; limit: number };

/**
 * Lists the uploads of a packet of which no record tells: those that run, and those that were refused for another reason than that
 * they were taken back.
 */
export async function listUploads(
  db: Queryable,
  { scope: { tenant, request }, packetId, after, limit }: ListUploadsInput,
): Promise<{ rows: Upload[]; nextCursor: string | null }> {
  let uploads = db
    .selectFrom('uploads')
    .selectAll()
    .where('packet_id', '=', packetId)
    .where('partner_id', '=', tenant.partnerId)
    .where('mode', '=', tenant.mode)
    .where('state', '<>', 'registered')
    .where((eb) => eb.or([eb('refusal_code', 'is', null), eb('refusal_code', '<>', 'upload_taken_back')]));
  if (tenant.clientIds !== null) uploads = uploads.where('client_id', 'in', tenant.clientIds);
  if (request !== null) uploads = uploads.where('owner_kind', '=', 'contributor').where('owner_id', '=', request.id);
  if (after !== null) uploads = uploads.where('id', '>', after.id);
  const rows = await uploads
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  return toPage(rows.map(toUpload), limit, ({ id }) => ({ key: id, id }));
}

import { type Actor, actorId } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { notFound } from '../../http/index.ts';
import type { UploadTables } from './tables.ts';

export type RefusedMember = { name: string; code: string; detail: string };

type UploadRow = UploadTables['uploads'];
type JsonColumn = 'actor' | 'requirement_ids' | 'metadata' | 'record_ids' | 'refused_members';

/** A file on its way in. */
export type Upload = Omit<UploadRow, JsonColumn> & {
  actor: Actor;
  requirement_ids: string[];
  metadata: Record<string, string>;
  record_ids: string[];
  refused_members: RefusedMember[];
};

export function toUpload(row: UploadRow): Upload {
  return {
    ...row,
    actor: JSON.parse(row.actor),
    requirement_ids: JSON.parse(row.requirement_ids),
    metadata: JSON.parse(row.metadata),
    record_ids: JSON.parse(row.record_ids),
    refused_members: JSON.parse(row.refused_members),
  };
}

/** Finds an upload that this very credential began. @throws Problem not_found */
export async function getOwnUpload(db: Queryable, actor: Actor, uploadId: string): Promise<Upload> {
  const row = await db
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', uploadId)
    .where('owner_kind', '=', actor.kind)
    .where('owner_id', '=', actorId(actor) ?? '')
    .executeTakeFirst();
  if (row === undefined) throw notFound('upload');
  return toUpload(row);
}

/** For jobs, whose payload names the upload; null when it was taken back. */
export async function findUpload(db: Queryable, uploadId: string): Promise<Upload | null> {
  const row = await db.selectFrom('uploads').selectAll().where('id', '=', uploadId).executeTakeFirst();
  return row === undefined ? null : toUpload(row);
}

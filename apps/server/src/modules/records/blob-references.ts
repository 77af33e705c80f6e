import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { enqueueJob } from '../../jobs/index.ts';

/** Who needs a blob. */
export type BlobOwner = { kind: string; id: string };

/** A blob that nobody needs stays for a day: the same bytes often come again, and a mistake can still be seen. */
const KEPT_UNUSED_MS = 24 * 60 * 60 * 1000;

/**
 * Says that a row needs a blob, in the transaction that writes the row. The bytes are in the store already.
 * @throws Problem blob_being_deleted in the moment between the last owner's end and the deletion; put the bytes again and repeat
 */
export async function holdBlob(tx: Tx, sha256: string, { kind, id }: BlobOwner): Promise<void> {
  await tx
    .insertInto('stored_blobs')
    .values({ sha256, deleting_since: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // An update that changes nothing locks the row against `deleteUnusedBlob`.
  const locked = await tx
    .updateTable('stored_blobs')
    .set({ sha256 })
    .where('sha256', '=', sha256)
    .where('deleting_since', 'is', null)
    .executeTakeFirst();
  if (locked.numUpdatedRows === 0n) {
    throw conflict('blob_being_deleted', 'these bytes are just being deleted', 'send them again in a minute');
  }
  await tx
    .insertInto('blob_references')
    .values({ sha256, kind, owner_id: id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Says that a row needs a blob no longer; with its last owner the blob is deleted a day later. */
export async function releaseBlob(
  tx: Tx,
  context: Pick<AppContext, 'now' | 'random'>,
  sha256: string,
  { kind, id }: BlobOwner,
): Promise<void> {
  await tx
    .deleteFrom('blob_references')
    .where('sha256', '=', sha256)
    .where('kind', '=', kind)
    .where('owner_id', '=', id)
    .execute();
  const runAt = context.now() + KEPT_UNUSED_MS;
  await enqueueJob(tx, context, { kind: 'records.delete-unused-blob', key: sha256, payload: { sha256 }, runAt });
}

/** Deletes a blob that nobody needs; does nothing when somebody does. Safe to run again after a crash. */
export async function deleteUnusedBlob({ database, blobs, now }: AppContext, sha256: string): Promise<void> {
  const isUnused = await database.transaction(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('stored_blobs')
      .set({ deleting_since: now() })
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const owner = await tx
      .selectFrom('blob_references')
      .select('kind')
      .where('sha256', '=', sha256)
      .limit(1)
      .executeTakeFirst();
    if (owner === undefined) return true;
    await tx.updateTable('stored_blobs').set({ deleting_since: null }).where('sha256', '=', sha256).execute();
    return false;
  });
  if (!isUnused) return;
  await blobs.delete(sha256);
  await database.query
    .deleteFrom('stored_blobs')
    .where('sha256', '=', sha256)
    .where('deleting_since', 'is not', null)
    .execute();
}

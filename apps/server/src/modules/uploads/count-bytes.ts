import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { enqueueJob } from '../../jobs/index.ts';
import type { Upload } from './upload.ts';

/** Says whose bytes count from now on: a writer that was there before is told at its next step. @throws Problem upload_offset_differs */
export async function takeOver(
  { database }: AppContext,
  { id, writer, offset }: { id: string; writer: string; offset: number },
): Promise<void> {
  const { numUpdatedRows } = await database.query
    .updateTable('uploads')
    .set({ writer })
    .where('id', '=', id)
    .where('state', '=', 'receiving')
    .where('received_bytes', '=', offset)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw offsetDiffers();
}

export type ReceivedBytes = { upload: Upload; writer: string; from: number; to: number; sha256: string | null };

/**
 * Counts bytes that are durable; with the last one the file waits for inspection, and its job is there.
 * @throws Problem upload_offset_differs when another writer took over
 */
export async function countBytes(
  tx: Tx,
  context: AppContext,
  { upload, writer, from, to, sha256 }: ReceivedBytes,
): Promise<void> {
  const isWhole = to === upload.size_bytes;
  const { numUpdatedRows } = await tx
    .updateTable('uploads')
    .set({ received_bytes: to, ...(isWhole && { state: 'inspecting' as const, sha256, writer: null }) })
    .where('id', '=', upload.id)
    .where('state', '=', 'receiving')
    .where('received_bytes', '=', from)
    .where('writer', '=', writer)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw offsetDiffers();
  if (!isWhole) return;
  await enqueueJob(tx, context, {
    kind: 'uploads.inspect',
    key: upload.id,
    payload: { upload_id: upload.id },
    runAt: context.now(),
  });
}

export function offsetDiffers() {
  return conflict(
    'upload_offset_differs',
    'the upload is at another place',
    'ask with HEAD where it is, and go on from there',
  );
}

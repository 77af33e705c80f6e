import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { enqueueJob } from '../../jobs/index.ts';
import type { RefusedMember, Upload } from './upload.ts';

export type Refusal = { code: string; detail: string };

/** How an upload ended. A refused file may still have a record that says so. */
export type UploadOutcome = {
  recordIds: readonly string[];
  refusal: Refusal | null;
  refusedMembers: readonly RefusedMember[];
};

/** Writes the outcome down and has the staged bytes removed. False when it has ended already, or was taken back. */
export async function endUpload(
  tx: Tx,
  context: AppContext,
  { upload, sha256, outcome }: { upload: Upload; sha256: string | null; outcome: UploadOutcome },
): Promise<boolean> {
  const { recordIds, refusal, refusedMembers } = outcome;
  const at = context.now();
  const { numUpdatedRows } = await tx
    .updateTable('uploads')
    .set({
      state: refusal === null ? 'registered' : 'refused',
      sha256,
      record_ids: JSON.stringify(recordIds),
      refusal_code: refusal?.code ?? null,
      refusal_detail: refusal?.detail ?? null,
      refused_members: JSON.stringify(refusedMembers),
      writer: null,
      finished_at: at,
    })
    .where('id', '=', upload.id)
    .where('state', '=', upload.state)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await recordAudit(tx, context.random, {
    chain: upload.partner_id,
    actor: upload.actor,
    action: refusal === null ? 'upload.registered' : 'upload.refused',
    subject: { kind: 'upload', id: upload.id },
    details: {
      packet_id: upload.packet_id,
      records: recordIds.length,
      refused_members: refusedMembers.length,
      ...(refusal && { refusal: refusal.code }),
    },
    at,
  });
  const payload = { upload_id: upload.id };
  await enqueueJob(tx, context, { kind: 'uploads.discard', key: upload.id, payload, runAt: at });
  return true;
}

/** Takes an unfinished upload back with its bytes. @throws Problem upload_finished */
export async function takeBackUpload(context: AppContext, upload: Upload): Promise<void> {
  const refusal = { code: 'upload_taken_back', detail: 'it was taken back before it was finished' };
  const isEnded = await refuseUnfinished(context, upload, refusal);
  if (!isEnded) throw conflict('upload_finished', 'all bytes are there', 'withdraw the record that came of them');
}

/** Ends an upload that was not finished in its time; one that was is left alone. */
export async function expireUpload(context: AppContext, upload: Upload): Promise<void> {
  await refuseUnfinished(context, upload, { code: 'upload_expired', detail: 'it was not finished in its time' });
}

async function refuseUnfinished(context: AppContext, upload: Upload, refusal: Refusal): Promise<boolean> {
  const outcome = { recordIds: [], refusal, refusedMembers: [] };
  const receiving: Upload = { ...upload, state: 'receiving' };
  return context.database.transaction((tx) => endUpload(tx, context, { upload: receiving, sha256: null, outcome }));
}

import type { AppContext } from '../../../context.ts';
import type { Tx } from '../../../database/index.ts';
import { Problem } from '../../../http/index.ts';
import { recordScopeOf, registerRecord, releaseBlob } from '../../records/index.ts';
import { endUpload, type Refusal } from '../end-upload.ts';
import type { RefusedMember, Upload } from '../upload.ts';
import { uploadOwner } from './store-files.ts';
import type { TakenApart, TakenFile } from './take-apart.ts';

export type RegisterFilesInput = { upload: Upload; taken: TakenApart };

/**
 * Makes the records and ends the upload, in one transaction. A file that the packet has no room for is refused; the others stay.
 * @throws Problem packet_state_differs, not_found when the packet takes no records any more
 */
export async function registerFiles(tx: Tx, context: AppContext, { upload, taken }: RegisterFilesInput): Promise<void> {
  const recordIds: string[] = [];
  const refusals: RefusedMember[] = [...taken.refusedMembers];
  let kept = 0;
  for (const file of taken.files) {
    const result = await register(tx, context, upload, file);
    if (result.recordId !== null) recordIds.push(result.recordId);
    if (result.refusal === null) kept += 1;
    else refusals.push({ name: file.name, ...result.refusal });
  }
  await releaseHeld(tx, context, { upload, files: taken.files });
  const isArchive = taken.files.length > 1 || taken.files[0]!.name !== upload.original_name;
  const [first] = refusals;
  const refusal = kept > 0 || first === undefined ? null : { code: first.code, detail: first.detail };
  const refusedMembers = isArchive || kept > 0 ? refusals : taken.refusedMembers;
  await endUpload(tx, context, { upload, sha256: taken.sha256, outcome: { recordIds, refusal, refusedMembers } });
}

async function register(
  tx: Tx,
  context: AppContext,
  { actor, packet_id, requirement_ids }: Upload,
  { name, facts }: TakenFile,
): Promise<{ recordId: string | null; refusal: Refusal | null }> {
  const input = { scope: recordScopeOf(actor), actor, packetId: packet_id, originalName: name };
  try {
    const { id } = await registerRecord(tx, context, { ...input, facts, requirementIds: requirement_ids });
    return { recordId: id, refusal: facts.refusal };
  } catch (error) {
    // Thrown before anything was written.
    if (!(error instanceof Problem) || error.code !== 'packet_full') throw error;
    return { recordId: null, refusal: { code: error.code, detail: error.detail ?? error.message } };
  }
}

/** Gives back what {@link storeFiles} held: a blob that no record needs goes. */
export async function releaseHeld(
  tx: Tx,
  context: AppContext,
  { upload, files }: { upload: Upload; files: readonly TakenFile[] },
): Promise<void> {
  for (const { facts } of files) {
    if (facts.refusal === null) await releaseBlob(tx, context, facts.sha256, uploadOwner(upload));
  }
}

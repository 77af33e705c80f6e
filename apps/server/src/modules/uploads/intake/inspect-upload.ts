import type { AppContext } from '../../../context.ts';
import { Problem } from '../../../http/index.ts';
import { JobDelayed } from '../../../jobs/index.ts';
import { getPacket, isOpen, stateDiffers } from '../../packets/index.ts';
import { getProfile } from '../../profiles/index.ts';
import { recordScopeOf } from '../../records/index.ts';
import { endUpload, type Refusal } from '../end-upload.ts';
import { stagingOf } from '../staging/index.ts';
import { findUpload, type Upload } from '../upload.ts';
import { ClamdError } from './clamd.ts';
import { registerFiles, releaseHeld } from './register-files.ts';
import { storeFiles } from './store-files.ts';
import { type TakenApart, takeApart } from './take-apart.ts';

/** The scanner is restarted by its own system; files wait, none is let through. */
const SCANNER_RETRY_MS = 15_000;
/** A blob that is just being deleted is gone by then. */
const DELETION_RETRY_MS = 1000;

/**
 * Looks into a file whose bytes are all there and makes its records, or refuses it. Safe to run again after a crash at any place:
 * the staged bytes stay until the outcome is written.
 */
export async function inspectUpload(context: AppContext, uploadId: string): Promise<void> {
  const upload = await findUpload(context.database.query, uploadId);
  if (upload?.state !== 'inspecting') return;
  if (upload.sha256 !== null && upload.sha256 !== (upload.expected_sha256 ?? upload.sha256)) {
    return refuse(context, upload, hashDiffers(upload.sha256));
  }
  const staging = stagingOf(context);
  await staging.withWorkFolder(upload.id, (workFolder) =>
    staging.withFile(upload.id, (path) => takeIn(context, upload, { path, workFolder })),
  );
}

async function takeIn(
  context: AppContext,
  upload: Upload,
  { path, workFolder }: { path: string; workFolder: string },
): Promise<void> {
  const db = context.database.query;
  try {
    const packet = await getPacket(db, recordScopeOf(upload.actor).tenant, upload.packet_id);
    if (!isOpen(packet.state)) throw stateDiffers(packet.state);
    const { profile } = await getProfile(db, packet.profile_id, packet.profile_version);
    const file = { path, name: upload.original_name };
    const taken = await takeApart(context, { file, profile, workFolder }).catch(delayWithoutScanner);
    if (upload.sha256 !== null && taken.sha256 !== upload.sha256) {
      throw new Error(`upload ${upload.id}: the staged bytes are not those that were received`);
    }
    if (taken.sha256 !== (upload.expected_sha256 ?? taken.sha256)) {
      return await refuse(context, upload, hashDiffers(taken.sha256), taken);
    }
    await storeAndRegister(context, { upload, taken, workFolder });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'blob_being_deleted') throw new JobDelayed(DELETION_RETRY_MS, error.message);
    await refuse(context, upload, { code: error.code, detail: error.message });
  }
}

async function storeAndRegister(
  context: AppContext,
  { upload, taken, workFolder }: { upload: Upload; taken: TakenApart; workFolder: string },
): Promise<void> {
  const files = taken.files.filter(({ facts }) => facts.refusal === null);
  await storeFiles(context, { upload, files, workFolder });
  try {
    await context.database.transaction((tx) => registerFiles(tx, context, { upload, taken }));
  } catch (error) {
    // The packet was closed meanwhile: what was stored for it goes again.
    if (error instanceof Problem)
      await context.database.transaction((tx) => releaseHeld(tx, context, { upload, files }));
    throw error;
  }
}

async function refuse(
  context: AppContext,
  upload: Upload,
  refusal: Refusal,
  { sha256 }: { sha256: string | null } = upload,
): Promise<void> {
  const outcome = { recordIds: [], refusal, refusedMembers: [] };
  await context.database.transaction((tx) => endUpload(tx, context, { upload, sha256, outcome }));
}

function hashDiffers(sha256: string): Refusal {
  return {
    code: 'hash_differs',
    detail: `the bytes that came have the SHA-256 ${sha256}, not the one that was announced`,
  };
}

function delayWithoutScanner(error: unknown): never {
  if (error instanceof ClamdError) throw new JobDelayed(SCANNER_RETRY_MS, error.message);
  throw error;
}

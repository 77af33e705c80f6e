import { link, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppContext } from '../../../context.ts';
import { holdBlob } from '../../records/index.ts';
import type { Upload } from '../upload.ts';
import type { TakenFile } from './take-apart.ts';

/** The owner of blobs between their storing and the registering of their records. */
export const uploadOwner = ({ id }: Upload) => ({ kind: 'upload', id });

/**
 * Puts the bytes of files that are taken in under their hashes. They are held for the upload first, so that a crash at any
 * place leaves no blob that nobody knows of, and no deletion meets them.
 * @throws Problem blob_being_deleted, BlobError
 */
export async function storeFiles(
  context: AppContext,
  { upload, files, workFolder }: { upload: Upload; files: readonly TakenFile[]; workFolder: string },
): Promise<void> {
  await context.database.transaction(async (tx) => {
    for (const { facts } of files) await holdBlob(tx, facts.sha256, uploadOwner(upload));
  });
  for (const [index, { path, facts }] of files.entries()) {
    const given = join(workFolder, `${index}.blob`);
    // The staged file must stay until the records are there; a second name lets the store take the bytes without a copy.
    const isLinked = await link(path, given).then(
      () => true,
      () => false,
    );
    const source = isLinked ? { path: given, giveUp: true } : { path };
    await context.blobs.put(source, { expectedSha256: facts.sha256 });
    await rm(given, { force: true });
  }
}

import { join } from 'node:path';
import { writeStreamDurably } from '@attestlayer/disk';
import { deleteObject, getObject, listObjects, openS3, putObject, type S3Client, S3Error } from '@attestlayer/s3';
import type { S3Config } from '../../../config/index.ts';
import type { AppDatabase } from '../../../database/index.ts';
import type { ReceiveInput, UploadStaging } from './staging.ts';
import { removeWorkFolder, withWorkFolder } from './work-folder.ts';

/** Few requests for a large file, and little memory for many uploads at a time: one part fills while one is sent. */
const PART_BYTES = 8 * 1024 * 1024;

/** Under which the objects of an upload lie; blobs have no slash in their names. */
const prefixOf = (uploadId: string) => `uploads/${uploadId}/`;

/** The folder of the file that an upload is put together in. */
const fileOf = (uploadId: string) => `${uploadId}.file`;

/**
 * One object for each part of an upload, so that any process can go on with it. The table of parts says which objects count; those
 * of a writer that was overtaken are in no row, and go with the upload.
 * @param options.folder on this machine, for the file that inspection reads
 */
export function createS3Staging(
  s3: S3Config,
  { database, folder }: { database: AppDatabase; folder: string },
): UploadStaging {
  const client = openS3(s3);

  async function* readParts(uploadId: string): AsyncGenerator<Uint8Array> {
    const parts = await database.query
      .selectFrom('upload_parts')
      .select('object_key')
      .where('upload_id', '=', uploadId)
      .orderBy('offset_bytes')
      .execute();
    for (const { object_key } of parts) {
      const bytes = await getObject(client, object_key);
      if (bytes === null) throw new S3Error('refused', `the store has lost ${object_key}`);
      yield* bytes;
    }
  }

  return {
    receive: (input) => receiveIntoObjects(client, input),
    withFile: (uploadId, use) =>
      withWorkFolder(folder, fileOf(uploadId), async (work) => {
        const path = join(work, 'bytes');
        await writeStreamDurably(path, readParts(uploadId));
        return use(path);
      }),
    async remove(uploadId) {
      for (const name of [uploadId, fileOf(uploadId)]) await removeWorkFolder(folder, name);
      for await (const key of listObjects(client, { under: prefixOf(uploadId) })) await deleteObject(client, key);
      await database.query.deleteFrom('upload_parts').where('upload_id', '=', uploadId).execute();
    },
    withWorkFolder: (uploadId, use) => withWorkFolder(folder, uploadId, use),
  };
}

async function receiveIntoObjects(
  client: S3Client,
  { uploadId, writer, offset, source, onBytes, onDurable }: ReceiveInput,
): Promise<number> {
  let part = new Uint8Array(PART_BYTES);
  let filled = 0;
  let position = offset;
  let sending = Promise.resolve();

  async function sendPart(): Promise<void> {
    await sending;
    const bytes = part.subarray(0, filled);
    const from = position;
    part = new Uint8Array(PART_BYTES);
    filled = 0;
    position += bytes.length;
    sending = keepPart(bytes, from);
    // Awaited at the next part; an error in between is not unhandled.
    sending.catch(() => undefined);
  }

  async function keepPart(bytes: Uint8Array<ArrayBuffer>, from: number): Promise<void> {
    const objectKey = `${prefixOf(uploadId)}${from}-${writer}`;
    await putObject(client, objectKey, bytes);
    await onDurable({ from, to: from + bytes.length, objectKey });
  }

  try {
    for await (const piece of source) {
      onBytes(piece);
      for (let start = 0; start < piece.length; ) {
        const some = piece.subarray(start, start + PART_BYTES - filled);
        part.set(some, filled);
        filled += some.length;
        start += some.length;
        if (filled === PART_BYTES) await sendPart();
      }
    }
  } finally {
    if (filled > 0) await sendPart();
    await sending;
  }
  return position;
}

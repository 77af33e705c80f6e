import { encodeBase64url } from '@attestlayer/encoding';
import type { AppContext } from '../../../context.ts';
import { countBytes, takeOver } from '../count-bytes.ts';
import { type DurableBytes, stagingOf } from '../staging/index.ts';
import type { Upload } from '../upload.ts';
import type { RunningHashes } from './running-hashes.ts';

export type ReceiveBytesInput = {
  context: AppContext;
  hashes: RunningHashes;
  upload: Upload;
  offset: number;
  source: AsyncIterable<Uint8Array>;
};

/**
 * Takes the bytes of one request and counts them as they become durable, so that a broken line or a killed server keeps what came.
 * @throws Problem upload_offset_differs, and what the source throws
 */
export async function receiveBytes({ context, hashes, upload, offset, source }: ReceiveBytesInput): Promise<number> {
  const writer = encodeBase64url(context.random(16));
  await takeOver(context, { id: upload.id, writer, offset });
  const hash = hashes.take(upload.id, offset);
  let hashed = offset;

  async function count({ from, to, objectKey }: DurableBytes): Promise<void> {
    // The last bytes are counted when all were hashed.
    const sha256 = to === upload.size_bytes && hash !== null ? hash.copy().digest('hex') : null;
    await context.database.transaction(async (tx) => {
      await countBytes(tx, context, { upload, writer, from, to, sha256 });
      if (objectKey === null) return;
      const row = { upload_id: upload.id, offset_bytes: from, size_bytes: to - from, object_key: objectKey };
      await tx.insertInto('upload_parts').values(row).execute();
    });
  }

  try {
    const reached = await stagingOf(context).receive({
      uploadId: upload.id,
      writer,
      offset,
      source,
      onBytes(bytes) {
        hash?.update(bytes);
        hashed += bytes.length;
      },
      onDurable: count,
    });
    // A file without bytes has no last one to be counted with.
    if (upload.size_bytes === 0) await count({ from: 0, to: 0, objectKey: null });
    return reached;
  } finally {
    if (hash !== null && hashed < upload.size_bytes) hashes.keep(upload.id, hashed, hash);
  }
}

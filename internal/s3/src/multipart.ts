import { encodeUtf8 } from '@attestlayer/encoding';
import { headObject } from './objects.ts';
import type { S3Client } from './s3-client.ts';
import { S3Error } from './s3-error.ts';
import { elements } from './xml.ts';

/** An object that is written in parts and is not there before `complete`. */
export type MultipartUpload = {
  /** All but the last have at least 5 MiB. @throws S3Error */
  putPart(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** @throws S3Error */
  complete(): Promise<void>;
  /** Lets the store forget the parts. @throws S3Error */
  abort(): Promise<void>;
};

/** @throws S3Error */
export async function startMultipart(client: S3Client, key: string): Promise<MultipartUpload> {
  const started = await client.send({ method: 'POST', key, query: { uploads: '' } });
  const uploadId = elements(await started.text(), 'UploadId')[0];
  if (uploadId === undefined) throw new S3Error('refused', `the store gave no upload id for ${key}`);
  const tags: string[] = [];
  let sizeBytes = 0;

  return {
    async putPart(body) {
      const query = { partNumber: `${tags.length + 1}`, uploadId };
      const response = await client.send({ method: 'PUT', key, query, body });
      await response.body?.cancel();
      tags.push(response.headers.get('ETag') ?? '');
      sizeBytes += body.length;
    },
    async complete() {
      const parts = tags.map((tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`);
      const body = new Uint8Array(encodeUtf8(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`));
      const response = await client.send({ method: 'POST', key, query: { uploadId }, body, expect: [404] });
      // An answer that takes long begins with 200 and says only at its end how it went.
      const xml = await response.text();
      if (response.ok && !xml.includes('<Error>')) return;
      // Sent twice, because the first answer was lost: the upload is gone since the object is there.
      if (response.status === 404 && (await headObject(client, key)) === sizeBytes) return;
      const code = elements(xml, 'Code')[0] ?? response.status;
      throw new S3Error('unavailable', `the store did not put the parts of ${key} together: ${code}`);
    },
    abort: () => abortMultipart(client, key, uploadId),
  };
}

/** Aborts uploads that were started before that time and never completed. @returns how many @throws S3Error */
export async function abortOldMultiparts(client: S3Client, before: Date): Promise<number> {
  const prefix = client.prefix === '' ? '' : `${client.prefix}/`;
  const xml = await (await client.send({ method: 'GET', query: { uploads: '', prefix } })).text();
  let aborted = 0;
  for (const upload of xml.split('<Upload>').slice(1)) {
    const [key, uploadId, initiated] = ['Key', 'UploadId', 'Initiated'].map((name) => elements(upload, name)[0]);
    if (key === undefined || uploadId === undefined || initiated === undefined || !key.startsWith(prefix)) continue;
    if (!(Date.parse(initiated) < before.getTime())) continue;
    await abortMultipart(client, key.slice(prefix.length), uploadId);
    aborted++;
  }
  return aborted;
}

async function abortMultipart(client: S3Client, key: string, uploadId: string): Promise<void> {
  const response = await client.send({ method: 'DELETE', key, query: { uploadId }, expect: [404] });
  await response.body?.cancel();
}

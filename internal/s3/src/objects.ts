import type { S3Client } from './s3-client.ts';

/** A part of an object, in bytes. */
export type ByteRange = { offset: number; length: number };

/** The size of an object in bytes, null when there is none. @throws S3Error */
export async function headObject(client: S3Client, key: string): Promise<number | null> {
  const response = await client.send({ method: 'HEAD', key, expect: [404] });
  await response.body?.cancel();
  return response.ok ? Number(response.headers.get('Content-Length')) : null;
}

/** The bytes of an object or of a part of it, null when there is no object. @throws S3Error */
export async function getObject(
  client: S3Client,
  key: string,
  range?: ByteRange,
): Promise<ReadableStream<Uint8Array> | null> {
  const headers = range && { Range: `bytes=${range.offset}-${range.offset + range.length - 1}` };
  const response = await client.send({ method: 'GET', key, expect: [404], ...(headers && { headers }) });
  if (response.ok) return response.body ?? new Blob([]).stream();
  await response.body?.cancel();
  return null;
}

/** Writes an object as a whole, over one that has the name. @throws S3Error */
export async function putObject(client: S3Client, key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const headers = { 'Content-Type': 'application/octet-stream' };
  const response = await client.send({ method: 'PUT', key, body: bytes, headers });
  await response.body?.cancel();
}

/** No error when there is none. @throws S3Error */
export async function deleteObject(client: S3Client, key: string): Promise<void> {
  const response = await client.send({ method: 'DELETE', key, expect: [404] });
  await response.body?.cancel();
}

import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UploadServer } from './upload-server.ts';

/** A packet to upload to. */
export async function openPacket({ url, headers }: UploadServer): Promise<string> {
  const body = JSON.stringify({ client: { name: 'Bench' }, profile_id: 'CORE-01', title: 'Bench' });
  const json = { ...headers, 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1/submissions`, { method: 'POST', headers: json, body });
  if (response.status !== 201) throw new Error(await response.text());
  return ((await response.json()) as { id: string }).id;
}

/** Uploads bytes in two requests as a tus client does; returns when the last byte is acknowledged. */
export async function sendUpload(
  { url, headers }: UploadServer,
  { packetId, sizeBytes, bytes }: { packetId: string; sizeBytes: number; bytes: Readable },
): Promise<string> {
  const metadata = `filename ${btoa('bench.bin')},packet ${btoa(packetId)}`;
  const begun = await fetch(`${url}/v1/uploads`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(sizeBytes), 'upload-metadata': metadata },
  });
  if (begun.status !== 201) throw new Error(await begun.text());
  const location = begun.headers.get('location')!;
  const patch = request(url + location, {
    method: 'PATCH',
    headers: {
      ...headers,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': String(sizeBytes),
    },
  });
  const answered = new Promise<number>((resolve, reject) => {
    patch.on('error', reject).on('response', (response) => {
      response.resume().on('end', () => resolve(response.statusCode!));
    });
  });
  await pipeline(bytes, patch);
  const status = await answered;
  if (status !== 204) throw new Error(`the upload ended with ${status}`);
  return location;
}

/** The hash that the server computed, once nothing is done with the upload any more. */
export async function settledSha256({ url, headers }: UploadServer, location: string): Promise<string> {
  for (;;) {
    const response = await fetch(`${url}${location}/state`, { headers });
    const { state, sha256 } = (await response.json()) as { state: string; sha256: string };
    if (state === 'registered' || state === 'refused') return sha256;
    await sleep(50);
  }
}

/** The same megabyte again and again. */
export function repeatedBytes(sizeBytes: number): Readable {
  const piece = Buffer.alloc(1024 * 1024, 'AttestLayer ');
  return Readable.from(
    (function* () {
      for (let left = sizeBytes; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
    })(),
    { objectMode: false },
  );
}

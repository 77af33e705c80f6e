import type { Caller } from './caller.ts';

const TUS = { 'tus-resumable': '1.0.0' };

type UploadInput = { packetId: string; name: string; bytes: Uint8Array<ArrayBuffer>; requirement?: string };

/** Uploads a file by tus as the pages do, and waits until the server has looked into it. */
export async function uploadRecord(
  caller: Caller,
  { packetId, name, bytes, requirement }: UploadInput,
): Promise<string[]> {
  const values = { filename: name, packet: packetId, ...(requirement === undefined ? {} : { requirement }) };
  const metadata = Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value, 'utf8').toString('base64')}`)
    .join(',');
  const begun = await caller.send('/v1/uploads', {
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(bytes.length), 'upload-metadata': metadata },
  });
  const location = begun.headers.get('location');
  if (begun.status !== 201 || location === null)
    throw new Error(`upload of ${name}: ${begun.status} ${await begun.text()}`);
  const { pathname } = new URL(location, 'http://server');
  await caller.send(pathname, {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: bytes,
  });
  for (;;) {
    const response = await caller.send(`${pathname}/state`, { method: 'GET' });
    const { state, record_ids } = (await response.json()) as { state: string; record_ids: string[] };
    if (state === 'registered' || state === 'refused') return record_ids;
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

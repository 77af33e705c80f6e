import type { Caller } from './caller.ts';

/** Where other programs take the processor, inspection may run out of its time. */
const INSPECTION_TRIES = 5;

const TUS = { 'tus-resumable': '1.0.0' };

type UploadInput = { packetId: string; name: string; bytes: Uint8Array<ArrayBuffer>; requirement?: string };

/** Uploads a file by tus as the pages do, and waits until the server has taken it in. */
export async function uploadRecord(caller: Caller, input: UploadInput): Promise<string[]> {
  for (let tries = 1; ; tries += 1) {
    const { state, record_ids, refusal } = await sendFile(caller, input);
    if (state === 'registered') return record_ids;
    if (refusal?.code !== 'inspection_limits' || tries === INSPECTION_TRIES) {
      throw new Error(`${input.name} was refused: ${refusal?.code} ${refusal?.detail}`);
    }
  }
}

type Outcome = { state: string; record_ids: string[]; refusal: { code: string; detail: string } | null };

async function sendFile(caller: Caller, { packetId, name, bytes, requirement }: UploadInput): Promise<Outcome> {
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
    const outcome = (await response.json()) as Outcome;
    if (outcome.state === 'registered' || outcome.state === 'refused') return outcome;
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

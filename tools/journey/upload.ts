import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answered, type Visitor } from './visitor.ts';

const TUS = { 'tus-resumable': '1.0.0' };
const POLL_MS = 100;
/** A file of a few lines is looked into within a second; both cores may be busy. */
const TIMEOUT_MS = 60_000;

export type UploadInput = {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  packetId?: string;
  requirement?: string;
  /** Sends half of the bytes and breaks the connection off; what is missing follows. */
  breaks?: { url: string; token: string };
};

/** Uploads a file as a tus 1.0 client does, and waits until it is a record; gives the record's id. */
export async function upload(
  visitor: Visitor,
  { name, bytes, packetId, requirement, breaks }: UploadInput,
): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const metadata = Object.entries({ filename: name, packet: packetId, requirement, sha256 })
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`);
  const begun = await visitor.fetch('/v1/uploads', {
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(bytes.length), 'upload-metadata': metadata.join(',') },
  });
  assert.equal(begun.status, 201, await begun.text());
  const path = begun.headers.get('location') ?? assert.fail('the upload has no address');
  let offset = 0;
  if (breaks !== undefined) {
    await breakOff({ ...breaks, path, bytes });
    offset = await keptBytes(visitor, path);
    assert(offset < bytes.length, 'the broken upload is whole');
  }
  const sent = await visitor.fetch(path, {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: bytes.subarray(offset),
  });
  assert.equal(sent.status, 204, await sent.text());
  return settle(visitor, path, sha256);
}

/** Announces all bytes, sends half of them, and hangs up. */
async function breakOff({ url, token, path, bytes }: { url: string; token: string; path: string; bytes: Uint8Array }) {
  await new Promise<void>((resolve) => {
    const patch = request(url + path, {
      method: 'PATCH',
      headers: {
        ...TUS,
        authorization: `Bearer ${token}`,
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
        'content-length': String(bytes.length),
      },
    });
    patch.on('error', () => resolve()).on('close', () => resolve());
    patch.write(bytes.subarray(0, bytes.length >> 1), () => setTimeout(() => patch.destroy(), POLL_MS));
  });
}

/** Asks until the server has let go of the broken connection. */
async function keptBytes(visitor: Visitor, path: string): Promise<number> {
  for (const deadline = Date.now() + TIMEOUT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const response = await visitor.fetch(path, { method: 'HEAD', headers: TUS });
    if (response.status === 200) return Number(response.headers.get('upload-offset'));
    assert.equal(response.status, 423);
  }
  assert.fail('the upload stays locked');
}

async function settle(visitor: Visitor, path: string, sha256: string): Promise<string> {
  const uploadId = path.slice(path.lastIndexOf('/') + 1);
  for (const deadline = Date.now() + TIMEOUT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const found = await answered(visitor.api.GET('/v1/uploads/{uploadId}/state', { params: { path: { uploadId } } }));
    assert.equal(found.refusal, null);
    if (found.state !== 'registered') continue;
    assert.equal(found.sha256, sha256);
    return found.record_ids[0] ?? assert.fail('the upload became no record');
  }
  assert.fail('nothing becomes of the upload');
}

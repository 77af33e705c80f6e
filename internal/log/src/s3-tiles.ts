import { equalBytes, sha256Hex } from '@attestlayer/encoding';
import { MAX_ENTRY_BYTES, TILE_WIDTH } from '@attestlayer/tlog';
import { AwsClient } from 'aws4fetch';
import { LogError, storageError } from './log-error.ts';
import type { TileStore } from './ports.ts';
import { isTilePath } from './tile-path.ts';

/** Where an S3-compatible store is. Objects get the name `prefix/tile/…`, addressed by path: `endpoint/bucket/prefix/tile/…`. */
export type S3Options = {
  /** `https://host`, without a path. */
  endpoint: string;
  bucket: string;
  /** Without slashes at its ends; empty for none. */
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
};

// A tile that is larger than any tile can be is not read into memory: the store may be somebody else's.
const MAX_TILE_BYTES = TILE_WIDTH * (2 + MAX_ENTRY_BYTES);
// A request that hangs must not stop the log for longer than an operator would wait.
const REQUEST_TIMEOUT_MS = 30_000;
// Waits of 50 ms, doubled each time, on errors of the store: some seconds in all.
const RETRIES = 6;

/**
 * Tiles as objects of an S3-compatible store, with requests signed by AWS Signature Version 4.
 *
 * Stores differ in whether they support conditional writes, so a tile is looked at before it is written; that is enough
 * because the lock of the sequencer lets one process write at a time.
 */
export function openS3Tiles({ endpoint, bucket, prefix, accessKeyId, secretAccessKey, region }: S3Options): TileStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  const base = [endpoint.replace(/\/+$/, ''), bucket, prefix].filter((part) => part !== '').join('/');

  async function request(path: string, init: RequestInit): Promise<Response> {
    try {
      return await client.fetch(`${base}/${path}`, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    } catch (error) {
      throw storageError(error, `reach ${base}/${path}`);
    }
  }

  async function read(path: string): Promise<Uint8Array | null> {
    if (!isTilePath(path)) return null;
    const response = await request(path, { method: 'GET' });
    if (response.status === 200) return readBody(response, path);
    await response.body?.cancel();
    if (response.status === 404) return null;
    throw refused(response, `read ${path}`);
  }

  async function write(path: string, bytes: Uint8Array): Promise<void> {
    if (!isTilePath(path)) throw new LogError('storage_failed', `${path} is not the path of a tile`);
    const stored = await read(path);
    if (stored !== null) {
      if (equalBytes(stored, bytes)) return;
      throw new LogError('tile_conflict', `${base}/${path} holds other bytes`);
    }
    const response = await request(path, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: {
        'Content-Type': 'application/octet-stream',
        // Signed, so that the store refuses a body that was damaged on the way.
        'X-Amz-Content-Sha256': sha256Hex(bytes),
      },
    });
    await response.body?.cancel();
    if (!response.ok) throw refused(response, `write ${path}`);
  }

  return { read, write };
}

async function readBody(response: Response, path: string): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for await (const part of response.body ?? []) {
      length += part.length;
      if (length > MAX_TILE_BYTES) throw new Error('it is larger than a tile can be');
      parts.push(part);
    }
  } catch (error) {
    throw storageError(error, `read ${path}`);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function refused(response: Response, doing: string): LogError {
  return new LogError('storage_failed', `cannot ${doing}: the store answered ${response.status}`);
}

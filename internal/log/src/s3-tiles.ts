import { equalBytes } from '@attestlayer/encoding';
import { getObject, openS3, putObject, type S3Options } from '@attestlayer/s3';
import { MAX_ENTRY_BYTES, TILE_WIDTH } from '@attestlayer/tlog';
import { LogError, storageError } from './log-error.ts';
import type { TileStore } from './ports.ts';
import { isTilePath } from './tile-path.ts';

// A tile that is larger than any tile can be is not read into memory: the store may be somebody else's.
const MAX_TILE_BYTES = TILE_WIDTH * (2 + MAX_ENTRY_BYTES);

/**
 * Tiles as objects of an S3-compatible store, named `prefix/tile/…`.
 *
 * Stores differ in whether they support conditional writes, so a tile is looked at before it is written; that is enough
 * because the lock of the sequencer lets one process write at a time.
 */
export function openS3Tiles(options: S3Options): TileStore {
  const client = openS3(options);

  async function read(path: string): Promise<Uint8Array | null> {
    if (!isTilePath(path)) return null;
    try {
      const body = await getObject(client, path);
      return body === null ? null : await readTile(body);
    } catch (error) {
      throw storageError(error, `read ${path}`);
    }
  }

  async function write(path: string, bytes: Uint8Array): Promise<void> {
    if (!isTilePath(path)) throw new LogError('storage_failed', `${path} is not the path of a tile`);
    const stored = await read(path);
    if (stored !== null) {
      if (equalBytes(stored, bytes)) return;
      throw new LogError('tile_conflict', `the store holds other bytes under ${path}`);
    }
    try {
      await putObject(client, path, new Uint8Array(bytes));
    } catch (error) {
      throw storageError(error, `write ${path}`);
    }
  }

  return { read, write };
}

async function readTile(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > MAX_TILE_BYTES) throw new Error('it is larger than a tile can be');
    parts.push(new Uint8Array(part));
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

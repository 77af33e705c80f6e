import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ensureFolder, syncFolder } from '@attestlayer/disk';
import { equalBytes } from '@attestlayer/encoding';
import { createFolderMaker, readFileOrNull, replaceFile } from './durable-file.ts';
import { LogError, storageError } from './log-error.ts';
import type { Faults, TileStore } from './ports.ts';
import { isTilePath } from './tile-path.ts';

// Outside of `tile/`, so that a half-written tile is never served.
const TEMPORARY_FOLDER = 'tmp';

/**
 * Tiles as files below a directory, laid out as c2sp.org/tlog-tiles serves them: `tile/` can be given to any web server.
 * A path that is no tile path is not there to read, so paths of requests may be passed on as they are.
 *
 * One process at a time may write; the lock of the sequencer sees to that.
 */
export function openDiskTiles(directory: string, options: { faults?: Faults | undefined } = {}): TileStore {
  const root = resolve(directory);
  const temporaryFolder = join(root, TEMPORARY_FOLDER);
  const makeFolder = createFolderMaker(root);
  let prepared: Promise<void> | null = null;
  let written = 0;

  /** Empties the temporary folder of what a crash has left there. */
  async function prepare(): Promise<void> {
    try {
      await ensureFolder(root);
      await rm(temporaryFolder, { recursive: true, force: true });
      await mkdir(temporaryFolder);
    } catch (error) {
      prepared = null;
      throw storageError(error, `make ${temporaryFolder}`);
    }
  }

  async function read(path: string): Promise<Uint8Array | null> {
    return isTilePath(path) ? readFileOrNull(join(root, path)) : null;
  }

  async function write(path: string, bytes: Uint8Array): Promise<void> {
    if (!isTilePath(path)) throw new LogError('storage_failed', `${path} is not the path of a tile`);
    const target = join(root, path);
    const stored = await readFileOrNull(target);
    if (stored !== null) {
      if (!equalBytes(stored, bytes)) throw new LogError('tile_conflict', `${target} holds other bytes`);
      return keep(target); // Its bytes were synced before they got this name, but perhaps not the name.
    }
    prepared ??= prepare();
    await prepared;
    await makeFolder(dirname(target));
    const temporary = join(temporaryFolder, `${written++}`);
    await replaceFile({ path: target, temporary, bytes, faults: options.faults });
  }

  async function keep(target: string): Promise<void> {
    await makeFolder(dirname(target));
    try {
      await syncFolder(dirname(target));
    } catch (error) {
      throw storageError(error, `sync ${dirname(target)}`);
    }
  }

  return { read, write };
}

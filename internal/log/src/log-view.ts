import { openDiskCheckpoints } from './disk-checkpoints.ts';
import { openDiskTiles } from './disk-tiles.ts';
import { LogError } from './log-error.ts';
import { openLogReader } from './log-reader.ts';
import type { IndexedEntry } from './ports.ts';
import { type LogIdentity, verifyCheckpoint } from './signed-checkpoint.ts';

/** What a reader knows of a log: a signed checkpoint and exactly the entries that hash to its root. */
export type LogView = {
  origin: string;
  size: number;
  root: Uint8Array;
  checkpoint: Uint8Array;
  entries: IndexedEntry[];
};

/**
 * Reads a log without writing to it or locking it, also while another process appends.
 *
 * @throws LogError log_missing, checkpoint_invalid, checkpoint_other_origin, tile_missing, tile_damaged, entry_damaged,
 * storage_failed
 */
export async function readLogView({ directory, ...identity }: LogIdentity & { directory: string }): Promise<LogView> {
  const checkpoint = await verifyCheckpoint(await loadCheckpoint(directory), identity);
  const { size, root, bytes } = checkpoint;
  const entries: IndexedEntry[] = [];
  const reader = openLogReader({ tiles: openDiskTiles(directory), head: checkpoint });
  await reader.root(size); // Also of a log without entries, which has no tile to check.
  for await (const entry of reader.entries(0, size)) entries.push(entry);
  return { origin: identity.origin, size, root, checkpoint: bytes, entries };
}

/**
 * The published checkpoint of a log in a directory, unverified.
 *
 * @throws LogError log_missing, storage_failed
 */
export async function loadCheckpoint(directory: string): Promise<Uint8Array> {
  const bytes = await openDiskCheckpoints(directory).load();
  if (bytes === null) throw new LogError('log_missing', `there is no log in ${directory}`);
  return bytes;
}
